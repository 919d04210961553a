import type { Environment } from '@abat/platform';
import { parseCookie } from 'cookie';
import type { Response } from 'express';

/** True when browsers reach us by https: the cookie is then Secure and bound to this very host by its prefix. */
const isSecure = (environment: Environment): boolean => environment.ABAT_PUBLIC_URL.startsWith('https://');

const options = (environment: Environment) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: isSecure(environment),
});

/** A cookie with a secret that scripts cannot read and other sites cannot send. */
export class OwnCookie {
  /** @param seconds a browser keeps it; the server decides earlier by itself */
  constructor(
    private readonly name: string,
    private readonly seconds: number,
  ) {}

  /** The secret of a Cookie header, if there is one. */
  read(environment: Environment, header: string | undefined): string | null {
    return (header && parseCookie(header)[this.nameIn(environment)]) || null;
  }

  /** Hands the secret to the browser. */
  set(environment: Environment, response: Response, secret: string): void {
    response.cookie(this.nameIn(environment), secret, { ...options(environment), maxAge: this.seconds * 1000 });
  }

  /** Takes the secret back from the browser. */
  clear(environment: Environment, response: Response): void {
    response.clearCookie(this.nameIn(environment), options(environment));
  }

  private nameIn(environment: Environment): string {
    return isSecure(environment) ? `__Host-${this.name}` : this.name;
  }
}
