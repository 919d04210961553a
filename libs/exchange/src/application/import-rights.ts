import { authorize, type Principal } from '@abat/access';
import type { Action, ImportKind, ImportRequest } from '@abat/contracts';

/** What one must be allowed to write to import a kind. */
export const KIND_ACTIONS = {
  territories: 'territory.write',
  sites: 'site.write',
  agencies: 'agency.write',
  functions: 'function.write',
  mandates: 'mandate.write',
  works: 'work.write',
  'budget-lines': 'budget.write',
  restrictions: 'restriction.write',
  needs: 'project.write',
  'base-features': 'site.write',
} as const satisfies Record<ImportKind, Action>;

/**
 * Importing is a way of writing: it needs the right to import and the right to write the kind, and to create agencies
 * and functions where unknown ones are to be made.
 * @throws DomainError access.denied
 */
export function authorizeImport(principal: Principal, request: ImportRequest): void {
  authorize(principal, 'import.run');
  authorize(principal, KIND_ACTIONS[request.kind]);
  if (request.createMissing !== 'true') return;
  authorize(principal, 'agency.write');
  authorize(principal, 'function.write');
}
