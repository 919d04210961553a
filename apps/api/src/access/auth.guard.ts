import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError, ENVIRONMENT, type Environment } from '@abat/platform';
import { type AuthenticatedRequest, PUBLIC_ROUTE } from '../http/principal.js';
import { Callers } from './callers.js';
import { isCrossSite } from './cross-site.js';

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
    private readonly callers: Callers,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @throws DomainError request.cross-site, auth.required, access.denied, screen.revoked */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const bearer = readBearer(request.headers.authorization);
    const guarded = bearer === null && !SAFE_METHODS.has(request.method);
    if (guarded && isCrossSite(request.headers, this.environment.ABAT_PUBLIC_URL))
      throw new DomainError('request.cross-site');
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC_ROUTE, [context.getHandler(), context.getClass()]))
      return true;
    request.principal = (await this.callers.identify(request, bearer)).principal;
    return true;
  }
}
