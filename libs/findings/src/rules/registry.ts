import type { RuleCode } from '@abat/contracts';
import type { Rule, RuleSubject } from '../domain/rule.js';
import { mandateDuplicate } from './mandate.duplicate/mandate-duplicate.rule.js';
import { workClash } from './work.clash/work-clash.rule.js';

/** Every rule by its code. A code of the contracts without a folder here does not compile. */
export const RULES = {
  'mandate.duplicate': mandateDuplicate,
  'work.clash': workClash,
} as const satisfies Record<RuleCode, Rule>;

/** Rules that look at subjects of a type. */
export const rulesOf = (subject: RuleSubject): Rule[] =>
  Object.values(RULES).filter((rule) => rule.subject === subject);
