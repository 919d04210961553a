import type { RuleCode } from '@abat/contracts';
import type { Rule } from '../domain/rule.js';
import { sameSubjects } from './same-subjects.js';

/** Rules whose findings all have two subjects, or all have one: their rows are joined by the same columns. */
export type AlikeRules = {
  rules: readonly Rule[];
  /** SQL: two rows are of one rule and about the same subjects. */
  same: (one: string, another: string) => string;
};

export const codesOf = ({ rules }: AlikeRules): RuleCode[] => rules.map((rule) => rule.code);

/** Sorts rules by whether their findings have one subject or two. */
export function alike(rules: readonly Rule[]): AlikeRules[] {
  const [pairs, singles] = [rules.filter((rule) => rule.other), rules.filter((rule) => !rule.other)];
  return [pairs, singles].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const same: AlikeRules['same'] = (one, another) =>
      `${one}.rule = ${another}.rule AND ${sameSubjects(first, one, another)}`;
    return [{ rules: group, same }];
  });
}
