import { OwnCookie } from '../access/own-cookie.js';

const DAY_S = 24 * 3_600;

/** The cookie of a paired screen: browsers keep none longer than 400 days, and it is set anew while the screen is used. */
export const screenCookie = new OwnCookie('abat_screen', 400 * DAY_S);

/** By it a wall that waits for its pairing asks for the answer. */
export const pairingCookie = new OwnCookie('abat_pairing', 3_600);
