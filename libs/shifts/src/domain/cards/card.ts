import type { AlarmCard, AlarmCardChange, AlarmLevels, LocalizedText, Role, RuleCode } from '@abat/contracts';

/** A card as it is shipped. */
export type ShippedCard = AlarmCardChange;
/** Texts of a card: what it means, what follows, what to do. */
type Words = Record<'meaning' | 'consequence' | 'action', LocalizedText>;

const HOUR = 60;
const NONE: AlarmLevels = { info: null, low: null, medium: null, high: null, critical: null };

/** On the street: people and machines meet within days. */
export const STREET: AlarmLevels = {
  ...NONE,
  critical: { priority: 'urgent', minutes: 15 },
  high: { priority: 'high', minutes: HOUR },
  medium: { priority: 'low', minutes: 8 * HOUR },
};
/** On paper: what is decided in weeks is looked at within a working day. */
export const PAPER: AlarmLevels = {
  ...NONE,
  critical: { priority: 'high', minutes: 4 * HOUR },
  high: { priority: 'low', minutes: 24 * HOUR },
};
/** A chance rather than a danger. */
export const CHANCE: AlarmLevels = {
  ...NONE,
  critical: { priority: 'low', minutes: 24 * HOUR },
  high: { priority: 'low', minutes: 3 * 24 * HOUR },
};

/** A card made of its words. */
export const cardOf = (owner: Role, levels: AlarmLevels, words: Words): ShippedCard => ({ ...words, owner, levels });

/** What is stored of a card; `card` null = as it is shipped, though it was changed before. */
export type CardChange = { card: AlarmCardChange | null; version: number; updatedAt: string };

/** A card as the API tells it: as somebody changed it, else as it is shipped. */
export const cardNow = (rule: RuleCode, shipped: ShippedCard, changed: CardChange | undefined): AlarmCard => ({
  rule,
  ...(changed?.card ?? shipped),
  edited: Boolean(changed?.card),
  version: changed?.version ?? 0,
  updatedAt: changed?.updatedAt ?? null,
});
