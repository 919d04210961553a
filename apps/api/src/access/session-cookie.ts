import { SESSION_COOKIE_S } from '@abat/access';
import type { Environment } from '@abat/platform';
import { parseCookie } from 'cookie';
import type { Response } from 'express';

const NAME = 'abat_session';

/** True when browsers reach us by https: the cookie is then Secure and bound to this very host by its prefix. */
const isSecure = (environment: Environment): boolean => environment.ABAT_PUBLIC_URL.startsWith('https://');

const cookieName = (environment: Environment): string => (isSecure(environment) ? `__Host-${NAME}` : NAME);

const options = (environment: Environment) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: isSecure(environment),
});

/** The session secret of a Cookie header, if there is one. */
export function readSessionCookie(environment: Environment, header: string | undefined): string | null {
  return (header && parseCookie(header)[cookieName(environment)]) || null;
}

/** Hands the secret to the browser. The server ends an unused session earlier than the cookie. */
export function setSessionCookie(environment: Environment, response: Response, secret: string): void {
  response.cookie(cookieName(environment), secret, { ...options(environment), maxAge: SESSION_COOKIE_S * 1000 });
}

/** Takes the secret back from the browser. */
export function clearSessionCookie(environment: Environment, response: Response): void {
  response.clearCookie(cookieName(environment), options(environment));
}
