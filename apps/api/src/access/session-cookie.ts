import { SESSION_COOKIE_S } from '@abat/access';
import { OwnCookie } from './own-cookie.js';

/** The cookie of a signed-in person. */
export const sessionCookie = new OwnCookie('abat_session', SESSION_COOKIE_S);
