import type { ChangedType, RuleCode } from '@abat/contracts';
import type { Rule } from '../domain/rule.js';
import { mandateContested } from './mandate.contested/mandate-contested.rule.js';
import { mandateDuplicate } from './mandate.duplicate/mandate-duplicate.rule.js';
import { mandateDuplicateControl } from './mandate.duplicate-control/mandate-duplicate-control.rule.js';
import { mandateGap } from './mandate.gap/mandate-gap.rule.js';
import { mandateLegalBasis } from './mandate.legal-basis/mandate-legal-basis.rule.js';
import { mandateSimilarText } from './mandate.similar-text/mandate-similar-text.rule.js';
import { mandateSplitChain } from './mandate.split-chain/mandate-split-chain.rule.js';
import { mandateUnbackedSpending } from './mandate.unbacked-spending/mandate-unbacked-spending.rule.js';
import { mandateUnfunded } from './mandate.unfunded/mandate-unfunded.rule.js';
import { workClash } from './work.clash/work-clash.rule.js';
import { workCombine } from './work.combine/work-combine.rule.js';
import { workDuplicate } from './work.duplicate/work-duplicate.rule.js';
import { workEvent } from './work.event/work-event.rule.js';
import { workNoHandover } from './work.no-handover/work-no-handover.rule.js';
import { workOrder } from './work.order/work-order.rule.js';
import { workRepeatDig } from './work.repeat-dig/work-repeat-dig.rule.js';
import { workSeason } from './work.season/work-season.rule.js';

/** Every rule by its code. A code of the contracts without a folder here does not compile. */
export const RULES = {
  'mandate.duplicate': mandateDuplicate,
  'mandate.duplicate-control': mandateDuplicateControl,
  'mandate.gap': mandateGap,
  'mandate.unfunded': mandateUnfunded,
  'mandate.unbacked-spending': mandateUnbackedSpending,
  'mandate.split-chain': mandateSplitChain,
  'mandate.legal-basis': mandateLegalBasis,
  'mandate.similar-text': mandateSimilarText,
  'mandate.contested': mandateContested,
  'work.clash': workClash,
  'work.duplicate': workDuplicate,
  'work.repeat-dig': workRepeatDig,
  'work.order': workOrder,
  'work.combine': workCombine,
  'work.season': workSeason,
  'work.event': workEvent,
  'work.no-handover': workNoHandover,
} as const satisfies Record<RuleCode, Rule>;

const all: readonly Rule[] = Object.values(RULES);

/** Rules that have to look again when such rows change. */
export const rulesReactingTo = (changed: ChangedType): Rule[] => all.filter((rule) => rule.reactsTo[changed]);

/** Rules about powers and their money: what a scenario runs. */
export const POWER_RULES: readonly Rule[] = all.filter((rule) => rule.code.startsWith('mandate.'));
