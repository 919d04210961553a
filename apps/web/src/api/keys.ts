import type { Query } from './client.js';

/** Registers of the API. The first part of every query key is one of these, so that events can invalidate them. */
export type Register =
  | 'me'
  | 'territories'
  | 'sites'
  | 'restrictions'
  | 'agencies'
  | 'functions'
  | 'mandates'
  | 'mandate-sets'
  | 'object-kinds'
  | 'agreements'
  | 'legal-acts'
  | 'legal-gaps'
  | 'coverage-requirements'
  | 'request-refusals'
  | 'regulations'
  | 'saved-views'
  | 'scenarios'
  | 'matrix'
  | 'responsibility'
  | 'works'
  | 'projects'
  | 'milestones'
  | 'approvals'
  | 'baselines'
  | 'needs'
  | 'progress-reports'
  | 'permits'
  | 'handovers'
  | 'attachments'
  | 'work-types'
  | 'work-seasons'
  | 'holidays'
  | 'budget-lines'
  | 'findings'
  | 'imports'
  | 'settings'
  | 'users'
  | 'alarms'
  | 'shifts'
  | 'journal'
  | 'notes'
  | 'figures'
  | 'screens'
  | 'scenes'
  | 'screen-profiles'
  | 'search'
  /** No register of its own: what rules and distances say of drafts and places (preview, proposals, nearby). */
  | 'measured';

/**
 * Query keys: `[register, 'list', filters]`, `[register, 'list', 'whole', filters]`, `[register, 'one', id]`, `[register, 'one', id, part]`,
 * `[register, 'stats', filters]`. Live events invalidate by prefix.
 */
export const keys = {
  all: (register: Register) => [register] as const,
  lists: (register: Register) => [register, 'list'] as const,
  list: (register: Register, filters: Query) => [register, 'list', filters] as const,
  /** A whole small register read at once: another shape than the pages of a list. */
  whole: (register: Register, filters: Query) => [register, 'list', 'whole', filters] as const,
  one: (register: Register, id: string) => [register, 'one', id] as const,
  part: (register: Register, id: string, part: string) => [register, 'one', id, part] as const,
  stats: (register: Register, filters: Query) => [register, 'stats', filters] as const,
};
