import type { Principal } from './rights.js';

/** What people show: a browser's session or a program's token. */
export type PersonalKind = 'session' | 'token';

/** How somebody proved who they are; of a paired screen its cookie. `id` is the row's uuid. */
export type Credential = { kind: PersonalKind | 'screen'; id: string };

/** A principal with the credential it came by. `expiresAt` in milliseconds since 1970. */
export type Identity = { principal: Principal; credential: Credential; expiresAt: number };

/** True when both name the same person with the same rights. */
export const samePrincipal = (one: Principal, other: Principal): boolean =>
  one.userId === other.userId &&
  one.role === other.role &&
  one.districtId === other.districtId &&
  one.agencyId === other.agencyId;
