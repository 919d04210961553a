import type { Statement } from '../../domain/rule.js';

const SQL = 'SELECT m.id FROM effective_mandate m WHERE m.site_id = ANY ($1::uuid[])';

/** Powers that stand on single sites whose outline or life changed. */
export const mandatesOnSites = (ids: readonly string[]): Statement => ({ sql: SQL, parameters: [ids] });
