import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Principal } from '@abat/access';
import { DomainError } from '@abat/platform';
import type { Request } from 'express';

/** A request after the guard has found out who asks. */
export type AuthenticatedRequest = Request & { principal?: Principal };

export const PUBLIC_ROUTE = 'abat:public';

/** Lets a route be called without signing in. */
export const Public = () => SetMetadata(PUBLIC_ROUTE, true);

/** The signed-in principal of the request. */
export const CurrentPrincipal = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!principal) throw new DomainError('auth.required');
  return principal;
});
