import { Inject, Injectable } from '@nestjs/common';
import { Authentication, type Credential, type Identity } from '@abat/access';
import { handshakeSchema } from '@abat/contracts';
import { ENVIRONMENT, type Environment } from '@abat/platform';
import { ScreenAuthentication } from '@abat/screens';
import type { Socket } from 'socket.io';
import { isOwnOrigin } from '../access/cross-site.js';
import { sessionCookie } from '../access/session-cookie.js';
import { screenCookie } from '../screens/screen-cookies.js';

/** Finds out who opens a socket: by a token in the handshake, else by the cookie of a page of ours. */
@Injectable()
export class SocketAuthentication {
  constructor(
    private readonly authentication: Authentication,
    private readonly screens: ScreenAuthentication,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * Null when nobody is signed in; browsers send the cookie from any page, hence the look at the origin. A wall says that
   * it is one: in a browser with a session too its socket is that of the wall.
   * @throws DomainError screen.revoked
   */
  async identify(handshake: Socket['handshake']): Promise<Identity | null> {
    const { data: given } = handshakeSchema.safeParse(handshake.auth);
    if (given?.token !== undefined) return this.authentication.identify('token', given.token);
    if (!isOwnOrigin(handshake.headers, this.environment.ABAT_PUBLIC_URL)) return null;
    const cookie = given?.screen ? screenCookie : sessionCookie;
    const secret = cookie.read(this.environment, handshake.headers.cookie);
    if (secret === null) return null;
    return given?.screen ? this.screens.identify(secret) : this.authentication.identify('session', secret);
  }

  /** Which of these credentials are still good, and for whom. Counts as use of the sessions. */
  async recheck(credentials: readonly Credential[]): Promise<Identity[]> {
    const ofScreens = credentials.filter(({ kind }) => kind === 'screen').map(({ id }) => id);
    const people = await this.authentication.recheck(credentials);
    return [...people, ...(await this.screens.recheck(ofScreens))];
  }
}
