import { Inject, Injectable } from '@nestjs/common';
import { Authentication, type Identity } from '@abat/access';
import { DomainError, ENVIRONMENT, type Environment } from '@abat/platform';
import { ScreenAuthentication } from '@abat/screens';
import type { Request } from 'express';
import { screenCookie } from '../screens/screen-cookies.js';
import { type Audience, audienceOf } from './screen-routes.js';
import { sessionCookie } from './session-cookie.js';

/** Finds out who makes a request: a program by its token, a person by the session, else a wall by its cookie. */
@Injectable()
export class Callers {
  constructor(
    private readonly authentication: Authentication,
    private readonly screens: ScreenAuthentication,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * A wall may only read, and only what everybody may read; what walls say of themselves is closed to people.
   * @throws DomainError auth.required, access.denied, screen.revoked
   */
  async identify(request: Request, bearer: string | null): Promise<Identity> {
    const audience = audienceOf(request);
    const person = await this.person(request, bearer);
    if (person && audience !== 'screens') return person;
    const screen = audience === 'persons' ? null : await this.screen(request, bearer);
    if (screen) return passed(screen, audience);
    throw new DomainError(person ? 'access.denied' : 'auth.required');
  }

  private person({ headers }: Request, bearer: string | null): Promise<Identity | null> {
    if (bearer !== null) return this.authentication.identify('token', bearer);
    const secret = sessionCookie.read(this.environment, headers.cookie);
    return secret === null ? Promise.resolve(null) : this.authentication.identify('session', secret);
  }

  private screen({ headers }: Request, bearer: string | null): Promise<Identity | null> {
    const secret = bearer === null ? screenCookie.read(this.environment, headers.cookie) : null;
    return secret === null ? Promise.resolve(null) : this.screens.identify(secret);
  }
}

/** @throws DomainError access.denied */
function passed(screen: Identity, audience: Audience): Identity {
  if (audience === 'staff') throw new DomainError('access.denied');
  return screen;
}
