import { createHash, randomBytes, randomInt } from 'node:crypto';

/** Bytes of randomness in a session or token: 256 bits cannot be guessed, so a fast hash of it is enough. */
const SECRET_BYTES = 32;
const TOKEN_PREFIX = 'abat_';
// No letters that look alike on paper or on a projector.
const PASSWORD_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const PASSWORD_GROUPS = 4;
const GROUP_LETTERS = 4;

/** A new session secret, base64url. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** A new bearer token. The prefix lets scanners of leaked secrets recognise it. */
export const newToken = (): string => `${TOKEN_PREFIX}${newSecret()}`;

/** What is stored instead of a secret: its SHA-256 in hex. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A password for people to type once: `xxxx-xxxx-xxxx-xxxx`, about 79 bits. */
export function newPassword(): string {
  const letter = (): string => PASSWORD_LETTERS.charAt(randomInt(PASSWORD_LETTERS.length));
  const group = (): string => Array.from({ length: GROUP_LETTERS }, letter).join('');
  return Array.from({ length: PASSWORD_GROUPS }, group).join('-');
}
