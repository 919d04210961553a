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

/** A shipped card as the API tells it. */
export const shipped = (rule: RuleCode, card: ShippedCard): AlarmCard => ({
  rule,
  ...card,
  edited: false,
  version: 0,
  updatedAt: null,
});
