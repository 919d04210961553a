import type { Actor } from '@abat/platform';
import type { Principal } from '../domain/rights.js';

/** The principal as the author of history rows. */
export const actorOf = (principal: Principal): Actor => ({ id: principal.userId, label: principal.name });
