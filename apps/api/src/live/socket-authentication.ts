import { Inject, Injectable } from '@nestjs/common';
import { Authentication, type Identity } from '@abat/access';
import { handshakeSchema } from '@abat/contracts';
import { ENVIRONMENT, type Environment } from '@abat/platform';
import type { Socket } from 'socket.io';
import { isOwnOrigin } from '../access/cross-site.js';
import { readSessionCookie } from '../access/session-cookie.js';

/** Finds out who opens a socket: by a token in the handshake, else by the session cookie of a page of ours. */
@Injectable()
export class SocketAuthentication {
  constructor(
    private readonly authentication: Authentication,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Null when nobody is signed in; browsers send the cookie from any page, hence the look at the origin. */
  async identify(handshake: Socket['handshake']): Promise<Identity | null> {
    const given = handshakeSchema.safeParse(handshake.auth);
    if (given.success && given.data.token !== undefined) return this.authentication.identify('token', given.data.token);
    if (!isOwnOrigin(handshake.headers, this.environment.ABAT_PUBLIC_URL)) return null;
    const secret = readSessionCookie(this.environment, handshake.headers.cookie);
    return secret === null ? null : this.authentication.identify('session', secret);
  }
}
