import { CHAIN_RULE, OVERLAP_RULES, SEVERITIES, STAGES } from '@abat/contracts';
import { literals } from '@abat/platform';

/** SQL: the bit of a stage. */
export const stageBit = (column: string): string =>
  `(1 << (array_position(ARRAY[${literals(STAGES)}], ${column}) - 1))`;

/** SQL: place of a severity, 1 the mildest. */
export const severityRank = (column: string): string => `array_position(ARRAY[${literals(SEVERITIES)}], ${column})`;

/** SQL: the rules that mark overlaps. */
export const OVERLAP_RULE_LIST = literals(OVERLAP_RULES);

/** SQL: those and the rule of split chains. */
export const PAIR_RULE_LIST = literals([...OVERLAP_RULES, CHAIN_RULE]);

/** SQL: names of a row in API names, as a JSON object's arguments. */
export const nameArguments = (alias: string): string =>
  `'nameRu', ${alias}.name_ru, 'nameKk', ${alias}.name_kk, 'nameEn', ${alias}.name_en`;
