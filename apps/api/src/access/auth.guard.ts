import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Authentication, type Identity } from '@abat/access';
import { DomainError, ENVIRONMENT, type Environment } from '@abat/platform';
import { type AuthenticatedRequest, PUBLIC_ROUTE } from '../http/principal.js';
import { isCrossSite } from './cross-site.js';
import { readSessionCookie } from './session-cookie.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The token of `Authorization: Bearer ...`, if there is one. */
export function readBearer(authorization: string | undefined): string | null {
  return /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization ?? '')?.[1] ?? null;
}

/** Lets signed-in callers pass and tells the routes who they are. Routes marked public are open to everybody. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @throws DomainError request.cross-site, auth.required */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const bearer = readBearer(request.headers.authorization);
    const guarded = bearer === null && !SAFE_METHODS.has(request.method);
    if (guarded && isCrossSite(request.headers, this.environment.ABAT_PUBLIC_URL))
      throw new DomainError('request.cross-site');
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC_ROUTE, [context.getHandler(), context.getClass()]))
      return true;
    const identity = await this.identify(request, bearer);
    if (!identity) throw new DomainError('auth.required');
    request.principal = identity.principal;
    return true;
  }

  private async identify(request: AuthenticatedRequest, bearer: string | null): Promise<Identity | null> {
    if (bearer !== null) return this.authentication.identify('token', bearer);
    const secret = readSessionCookie(this.environment, request.headers.cookie);
    return secret === null ? null : this.authentication.identify('session', secret);
  }
}
