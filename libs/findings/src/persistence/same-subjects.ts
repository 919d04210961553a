import type { Rule } from '../domain/rule.js';

/** SQL: two rows of one rule are about the same subjects. Of a rule with one subject the second is null and says nothing. */
export const sameSubjects = ({ other }: Pick<Rule, 'other'>, one: string, another: string): string =>
  `${one}.subject_a = ${another}.subject_a${other ? ` AND ${one}.subject_b = ${another}.subject_b` : ''}`;
