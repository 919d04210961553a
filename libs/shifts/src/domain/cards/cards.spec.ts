import { alarmCardSchema, LOCALES, RULE_CODES } from '@abat/contracts';
import { cardsWith, levelsOf } from './index.js';

const cards = cardsWith(new Map());

describe('shipped cards', () => {
  it('there is one for every rule', () => expect(cards.map(({ rule }) => rule)).toEqual(RULE_CODES));

  it.each(cards.map((card) => [card.rule, card] as const))('%s says everything in three languages', (_rule, card) => {
    expect(alarmCardSchema.safeParse(card).success).toBe(true);
    for (const text of [card.meaning, card.consequence, card.action])
      expect(LOCALES.filter((locale) => !text[locale].endsWith('.'))).toEqual([]);
  });

  it.each(cards.map((card) => [card.rule, card] as const))(
    '%s is never less urgent when it is worse',
    (_rule, card) => {
      const { critical, high, medium } = card.levels;
      const minutes = [critical, high, medium].map((level) => level?.minutes ?? Number.POSITIVE_INFINITY);
      expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
    },
  );

  it('only what happens on the street is urgent', () => {
    const urgent = levelsOf(cards).filter(({ priority }) => priority === 'urgent');
    expect(urgent.every(({ rule, severity }) => rule.startsWith('work.') && severity === 'critical')).toBe(true);
    expect(urgent).toHaveLength(7);
  });
});

describe('a changed card', () => {
  const [first] = cards;
  if (!first) throw new TypeError('no cards');

  const { rule, edited: _edited, version: _version, updatedAt: _updatedAt, ...shipped } = first;
  const updatedAt = '2026-11-20T02:00:00.000Z';

  it('stands in place of the shipped one and decides what makes an alarm', () => {
    const quiet = { ...shipped, levels: { ...shipped.levels, critical: null, high: null, medium: null } };
    const changed = cardsWith(new Map([[rule, { card: quiet, version: 1, updatedAt }]]));
    expect(changed[0]).toEqual({ rule, ...quiet, edited: true, version: 1, updatedAt });
    expect(levelsOf(changed).filter((level) => level.rule === rule)).toEqual([]);
  });

  it('that was given back is as shipped, and its version counts on', () => {
    const given = cardsWith(new Map([[rule, { card: null, version: 2, updatedAt }]]));
    expect(given[0]).toEqual({ ...first, version: 2, updatedAt });
    expect(levelsOf(given)).toEqual(levelsOf(cards));
  });
});
