import type { Principal } from './rights.js';

/** How somebody proved who they are: a browser's session or a program's token. `id` is the row's uuid. */
export type Credential = { kind: 'session' | 'token'; id: string };

/** A principal with the credential it came by. `expiresAt` in milliseconds since 1970. */
export type Identity = { principal: Principal; credential: Credential; expiresAt: number };

/** True when both name the same person with the same rights. */
export const samePrincipal = (one: Principal, other: Principal): boolean =>
  one.userId === other.userId &&
  one.role === other.role &&
  one.districtId === other.districtId &&
  one.agencyId === other.agencyId;
