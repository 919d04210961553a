import {
  type AlarmCard,
  type AlarmCardChange,
  type AlarmLevels,
  type AlarmPriority,
  LOCALES,
  type LocalizedText,
  LONGEST_RESPONSE_MINUTES,
  type Role,
  SEVERITIES,
  type Severity,
} from '@abat/contracts';

export const CARD_TEXTS = ['meaning', 'consequence', 'action'] as const;
export type CardText = (typeof CARD_TEXTS)[number];

/** Minutes of the units a response time is written in, the longest first. */
const UNIT_MINUTES = { days: 24 * 60, hours: 60, minutes: 1 } as const;
export type TimeUnit = keyof typeof UNIT_MINUTES;
export const TIME_UNITS = ['minutes', 'hours', 'days'] as const satisfies readonly TimeUnit[];

/** A span of time in the longest unit that fits evenly. `amount` null: the field is empty. */
export type TimeAmount = { amount: number | null; unit: TimeUnit };

/** What one severity calls for; `priority` null: no alarm. */
export type LevelDraft = TimeAmount & { priority: AlarmPriority | null };

/** A card as its form holds it. */
export type CardDraft = {
  texts: Record<CardText, LocalizedText>;
  owner: Role;
  levels: Record<Severity, LevelDraft>;
};

/** What the form offers first when a severity begins to make alarms. */
const FIRST_LEVEL: LevelDraft = { priority: null, amount: 8, unit: 'hours' };

/** Minutes in the longest unit that fits evenly. */
export function amountOf(minutes: number): { amount: number; unit: TimeUnit } {
  const unit = (['days', 'hours'] as const).find((one) => minutes % UNIT_MINUTES[one] === 0) ?? 'minutes';
  return { amount: minutes / UNIT_MINUTES[unit], unit };
}

const ofSeverities = <Value>(valueOf: (severity: Severity) => Value): Record<Severity, Value> =>
  Object.fromEntries(SEVERITIES.map((severity) => [severity, valueOf(severity)])) as Record<Severity, Value>;

export function draftOf({ meaning, consequence, action, owner, levels }: AlarmCard): CardDraft {
  return {
    texts: { meaning, consequence, action },
    owner,
    levels: ofSeverities((severity) => {
      const level = levels[severity];
      return level ? { priority: level.priority, ...amountOf(level.minutes) } : FIRST_LEVEL;
    }),
  };
}

/** Whether a response time can be kept: whole minutes within what a card may ask for. */
export function isTimeGiven({ amount, unit }: TimeAmount): boolean {
  const minutes = (amount ?? 0) * UNIT_MINUTES[unit];
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_RESPONSE_MINUTES;
}

/** The card a draft stands for; null while something is missing. */
export function changeOf({ texts, owner, levels }: CardDraft): AlarmCardChange | null {
  const isWorded = CARD_TEXTS.every((text) => LOCALES.every((locale) => texts[text][locale].trim() !== ''));
  const isTimed = SEVERITIES.every((severity) => levels[severity].priority === null || isTimeGiven(levels[severity]));
  if (!isWorded || !isTimed) return null;
  const made: AlarmLevels = ofSeverities((severity) => {
    const { priority, amount, unit } = levels[severity];
    return priority && { priority, minutes: (amount ?? 0) * UNIT_MINUTES[unit] };
  });
  return { ...texts, owner, levels: made };
}

/** True when no finding of the type makes an alarm. */
export const isSilent = ({ levels }: CardDraft): boolean =>
  SEVERITIES.every((severity) => levels[severity].priority === null);
