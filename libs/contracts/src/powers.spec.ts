import { amountsInOrder, mandateDraftSchema } from './mandates.js';
import { agreementDraftSchema, legalActDraftSchema, partiesFault, requirementComplete } from './powers.js';

describe('amountsInOrder', () => {
  it.each([
    [undefined, undefined, true],
    ['5', undefined, true],
    [undefined, '0.01', true],
    [undefined, '0', false],
    [null, '0.00', false],
    ['5', '5.00', false],
    ['5.00', '5.01', true],
    ['10', '9', false],
    ['9999999999999999.98', '9999999999999999.99', true],
    ['9999999999999999.99', '9999999999999999.99', false],
  ])('from %s below %s: %s', (amountFromKzt, amountToKzt, fits) => {
    expect(amountsInOrder({ amountFromKzt, amountToKzt })).toBe(fits);
  });
});

describe('partiesFault', () => {
  const parties = (...sides: ('party' | 'from' | 'to')[]) =>
    sides.map((side, index) => ({ agency: `a${index}`, side }));

  it.each([
    ['joint', parties('party', 'party'), true],
    ['handover', parties('from', 'to'), true],
    ['delegation', parties('from', 'to'), true],
    ['delegation', parties('from', 'to', 'to'), true],
    ['delegation', parties('from', 'from', 'to'), false],
    ['delegation', parties('to', 'to'), false],
    ['delegation', parties('from', 'party'), false],
    ['joint', [...parties('party'), ...parties('to')], false],
  ] as const)('%s of %j: %s', (kind, given, fits) => expect(partiesFault(kind, given) === null).toBe(fits));
});

describe('requirementComplete', () => {
  it.each([
    [{ level: 'site' }, true],
    [{ level: 'territory', function: 'waste', stage: 'maintenance' }, true],
    [{ level: 'territory', function: 'waste' }, false],
    [{ level: 'territory', function: null, stage: 'maintenance' }, false],
  ] as const)('%j: %s', (row, complete) => expect(requirementComplete(row)).toBe(complete));
});

describe('drafts of powers', () => {
  const mandate = {
    code: 'm1',
    agency: 'akimat',
    function: 'waste',
    stage: 'control',
    objectKind: 'any',
    territory: 'city',
  };
  it('a mandate goes to the set of the city and says nothing it was not told', () => {
    expect(mandateDraftSchema.parse(mandate)).toEqual({ ...mandate, mode: 'unstated', set: 'main' });
  });

  it.each(['javascript:alert(1)', 'ftp://adilet.kz', 'adilet.kz', 'data:text/html,x'])(
    'the address %s is refused',
    (url) => {
      expect(legalActDraftSchema.safeParse({ code: 'a', titleRu: 'Акт', url }).success).toBe(false);
    },
  );

  it('an agreement of fifty-one is refused', () => {
    const parties = Array.from({ length: 51 }, (_party, index) => ({ agency: `a${index}` }));
    const draft = { code: 'g1', kind: 'joint', title: 'Все вместе', parties };
    expect(agreementDraftSchema.safeParse(draft).success).toBe(false);
    expect(agreementDraftSchema.safeParse({ ...draft, parties: parties.slice(1) }).success).toBe(true);
  });
});
