import { BUDGET_ENTITIES } from '@abat/budget';
import { MANDATES_ENTITIES } from '@abat/mandates';
import { PROGRAMME_ENTITIES } from '@abat/programme';
import { SCENARIOS_ENTITIES } from '@abat/scenarios';
import { TERRITORY_ENTITIES } from '@abat/territory';
import { WORKS_ENTITIES } from '@abat/works';

/** Entities of every context this process uses. */
export const ENTITIES = [
  ...TERRITORY_ENTITIES,
  ...MANDATES_ENTITIES,
  ...WORKS_ENTITIES,
  ...BUDGET_ENTITIES,
  ...PROGRAMME_ENTITIES,
  ...SCENARIOS_ENTITIES,
];
