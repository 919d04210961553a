import {
  type AlarmCard,
  type AlarmPriority,
  RULE_CODES,
  type RuleCode,
  SEVERITIES,
  type Severity,
} from '@abat/contracts';
import { type CardChange, cardNow, type ShippedCard } from './card.js';
import { MANDATE_CARDS } from './mandate-cards.js';
import { WORK_CARDS } from './work-cards.js';

export type { CardChange } from './card.js';

const SHIPPED: Record<RuleCode, ShippedCard> = { ...MANDATE_CARDS, ...WORK_CARDS };

/** Which findings make alarms and how urgent these are. */
export type AlarmLevel = { rule: RuleCode; severity: Severity; priority: AlarmPriority; minutes: number };

/** Every card: as somebody changed it, else as shipped. */
export const cardsWith = (changed: ReadonlyMap<RuleCode, CardChange>): AlarmCard[] =>
  RULE_CODES.map((rule) => cardNow(rule, SHIPPED[rule], changed.get(rule)));

/** The severities of each rule that make alarms. */
export const levelsOf = (cards: readonly AlarmCard[]): AlarmLevel[] =>
  cards.flatMap(({ rule, levels }) =>
    SEVERITIES.flatMap((severity) => {
      const level = levels[severity];
      return level ? [{ rule, severity, ...level }] : [];
    }),
  );
