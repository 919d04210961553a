import { type AlarmCard, alarmCardChangeSchema } from '@abat/contracts';
import { amountOf, changeOf, draftOf, isSilent, isTimeGiven } from './card-draft.js';

const said = { kk: 'Мәтін.', ru: 'Текст.', en: 'Text.' };
const card: AlarmCard = {
  ...{ rule: 'work.clash', meaning: said, consequence: said, action: said, owner: 'operator', edited: false },
  levels: {
    ...{ info: null, low: null, medium: { priority: 'low', minutes: 480 } },
    ...{ high: { priority: 'high', minutes: 90 }, critical: { priority: 'urgent', minutes: 4320 } },
  },
  ...{ version: 0, updatedAt: null },
};

describe('The form of a card', () => {
  it.each([
    [15, { amount: 15, unit: 'minutes' }],
    [60, { amount: 1, unit: 'hours' }],
    [90, { amount: 90, unit: 'minutes' }],
    [480, { amount: 8, unit: 'hours' }],
    [1440, { amount: 1, unit: 'days' }],
    [20160, { amount: 14, unit: 'days' }],
  ] as const)('writes %i minutes as %j', (minutes, amount) => expect(amountOf(minutes)).toEqual(amount));

  it('gives back the card it was made of', () => {
    const { meaning, consequence, action, owner, levels } = card;
    const change = changeOf(draftOf(card));
    expect(change).toEqual({ meaning, consequence, action, owner, levels });
    expect(alarmCardChangeSchema.safeParse(change).success).toBe(true);
  });

  it.each([
    [{ amount: 1, unit: 'minutes' }, true],
    [{ amount: 0, unit: 'minutes' }, false],
    [{ amount: null, unit: 'hours' }, false],
    [{ amount: 1.5, unit: 'hours' }, true],
    [{ amount: 1.5, unit: 'minutes' }, false],
    [{ amount: -2, unit: 'days' }, false],
    [{ amount: 14, unit: 'days' }, true],
    [{ amount: 15, unit: 'days' }, false],
  ] as const)('takes %j as a response time: %p', (amount, isGiven) => expect(isTimeGiven(amount)).toBe(isGiven));

  it('is no card while a language or a time is missing', () => {
    const draft = draftOf(card);
    expect(changeOf({ ...draft, texts: { ...draft.texts, action: { ...said, kk: ' ' } } })).toBeNull();
    const high = { ...draft.levels.high, amount: null };
    expect(changeOf({ ...draft, levels: { ...draft.levels, high } })).toBeNull();
    expect(changeOf({ ...draft, levels: { ...draft.levels, high: { ...high, priority: null } } })).not.toBeNull();
  });

  it('says when nothing of the type makes an alarm', () => {
    expect(isSilent(draftOf(card))).toBe(false);
    const none = { info: null, low: null, medium: null, high: null, critical: null };
    expect(isSilent(draftOf({ ...card, levels: none }))).toBe(true);
  });
});
