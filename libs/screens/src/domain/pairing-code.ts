import { PAIRING_CODE_LENGTH, PAIRING_LETTERS } from '@abat/contracts';

/** How long a code may be typed in, minutes. */
export const PAIRING_MINUTES = 10;

/** A code to be read from a wall and typed in. @param pick a whole number from 0 to below its argument, unguessable */
export const pairingCode = (pick: (below: number) => number): string =>
  Array.from({ length: PAIRING_CODE_LENGTH }, () => PAIRING_LETTERS.charAt(pick(PAIRING_LETTERS.length))).join('');
