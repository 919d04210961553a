import { type ScenarioStep, scenarioStepSchema } from '@abat/contracts';
import { ImpossibleStep, type PlannedFrom, type PlannedLine, type Registers } from './plan.js';
import { planScenario } from './planner.js';

const OFFICES = ['akim-almaty', 'akim-esil'];
const mandate = (code: string, change: Partial<PlannedFrom> = {}): PlannedFrom => ({
  ...{ id: `id-${code}`, code, agencyId: 'dep-environment', functionId: 'public-space', stage: 'current-repair' },
  ...{ objectKind: 'public-space', territoryId: 'astana', siteId: null, ownerKind: null, functionKind: null },
  ...{ amountFromKzt: null, amountToKzt: null, validFrom: '2018-01-01', validTo: null },
  ...change,
});
const line = (code: string, change: Partial<PlannedLine> = {}): PlannedLine => ({
  ...{ id: `id-${code}`, code, year: 2026, agencyId: 'dep-environment', functionId: 'public-space' },
  ...{ territoryId: null, amountKzt: '1000000.01', ...change },
});

const MANDATES = [
  mandate('m011'),
  mandate('m012', { stage: 'construction' }),
  mandate('m013', { stage: 'financing' }),
  mandate('m101', { agencyId: 'akim-almaty', territoryId: 'almaty', objectKind: 'square' }),
  mandate('m900', { validTo: '2025-12-31' }),
];
const registers: Registers = {
  agencies: new Map<string, { id: string; districtId: string | null }>([
    ...OFFICES.map((code) => [code, { id: code, districtId: code.replace('akim-', '') }] as const),
    ['dep-environment', { id: 'dep-environment', districtId: null }],
  ]),
  functions: new Map([['improvement.public-space', 'public-space']]),
  territories: new Map([
    ['city', 'astana'],
    ['almaty', 'almaty'],
    ['esil', 'esil'],
  ]),
  kinds: new Set(['any', 'public-space', 'square']),
  mandates: new Map(MANDATES.map((one) => [one.code, one])),
  lines: new Map([['B-1', line('B-1')]]),
  linesFor: (agencyId, functionId) =>
    agencyId === 'dep-environment' && functionId === 'public-space' ? [line('B-1'), line('B-2')] : [],
};

const DAY = '2026-12-01';
const plan = (...steps: object[]) =>
  planScenario(
    steps.map((step) => scenarioStepSchema.parse(step) as ScenarioStep),
    registers,
    DAY,
  );

describe('steps of a scenario', () => {
  it('grants a power to every office in the district it serves', () => {
    const { created } = plan({
      ...{ action: 'grant', agencies: OFFICES, function: 'improvement.public-space', stage: 'financing' },
      ...{ object_kind: 'public-space', territory: 'own district' },
    });
    expect(created.map(({ step, place, agencyId, territoryId }) => [step, place, agencyId, territoryId])).toEqual([
      [0, 0, 'akim-almaty', 'almaty'],
      [0, 1, 'akim-esil', 'esil'],
    ]);
  });

  it('reads the spelling of files and that of the API alike', () => {
    const file = { action: 'move_money', line: 'B-1', agency: 'akim-esil', amount_kzt: '100' };
    expect(plan(file)).toEqual(plan({ action: 'moveMoney', line: 'B-1', agency: 'akim-esil', amountKzt: '100' }));
    const one = { action: 'grant', agency: 'akim-esil', function: 'improvement.public-space', stage: 'control' };
    expect(plan(one).created.map(({ agencyId }) => agencyId)).toEqual(['akim-esil']);
  });

  it('withdraws a power', () => {
    expect(plan({ action: 'withdraw', mandate: 'm011' }).ended.map((ended) => ended.mandate.code)).toEqual(['m011']);
  });

  it('transfers a power with half of its money, to the tiyn', () => {
    const step = { action: 'transfer', mandate: 'm011', agencies: OFFICES, territory: 'own district', moneyShare: 0.5 };
    const { ended, created, money } = plan(step);
    expect(ended.length).toBe(1);
    expect(created.map(({ agencyId, territoryId, stage }) => [agencyId, territoryId, stage])).toEqual([
      ['akim-almaty', 'almaty', 'current-repair'],
      ['akim-esil', 'esil', 'current-repair'],
    ]);
    expect(money.map((moved) => [moved.line.code, moved.toAgencyId, moved.tiyn])).toEqual([
      ['B-1', 'akim-almaty', 25_000_000n],
      ['B-1', 'akim-esil', 25_000_000n],
      ['B-2', 'akim-almaty', 25_000_000n],
      ['B-2', 'akim-esil', 25_000_000n],
    ]);
  });

  it('splits a power by territory and by stage', () => {
    const { created } = plan({
      ...{ action: 'split', mandate: 'm011' },
      parts: [
        { agency: 'akim-almaty', territory: 'own district' },
        { agency: 'akim-esil', territory: 'esil', stage: 'maintenance' },
      ],
    });
    expect(created.map(({ agencyId, territoryId, stage }) => [agencyId, territoryId, stage])).toEqual([
      ['akim-almaty', 'almaty', 'current-repair'],
      ['akim-esil', 'esil', 'maintenance'],
    ]);
  });

  it('merges powers of one function and stage; different kinds become any', () => {
    const { ended, created } = plan({
      action: 'merge',
      mandates: ['m011', 'm101'],
      agency: 'akim-esil',
      territory: 'city',
    });
    expect(ended.length).toBe(2);
    expect(created.map(({ agencyId, objectKind, territoryId }) => [agencyId, objectKind, territoryId])).toEqual([
      ['akim-esil', 'any', 'astana'],
    ]);
  });

  it('moves what an earlier step left of a line', () => {
    const { money } = plan(
      { action: 'moveMoney', line: 'B-1', agency: 'akim-esil', amountKzt: '600000.01' },
      { action: 'moveMoney', line: 'B-1', agency: 'akim-almaty', share: 0.5 },
    );
    expect(money.map(({ tiyn }) => tiyn)).toEqual([60_000_001n, 20_000_000n]);
  });

  it('adds an agreement', () => {
    const parties = [
      { agency: 'dep-environment', side: 'from' },
      { agency: 'akim-esil', side: 'to' },
    ];
    const { agreements } = plan({
      action: 'add_agreement',
      kind: 'delegation',
      title: 'Делегирование ремонта',
      parties,
    });
    expect(agreements.map(({ parties: joined }) => joined.map(({ agencyId, side }) => [agencyId, side]))).toEqual([
      [
        ['dep-environment', 'from'],
        ['akim-esil', 'to'],
      ],
    ]);
  });
});

describe('an impossible step', () => {
  const withdraw = { action: 'withdraw', mandate: 'm011' };
  const grant = { action: 'grant', agencies: ['akim-esil'], function: 'improvement.public-space', stage: 'control' };
  const money = { action: 'moveMoney', line: 'B-1', agency: 'akim-esil' };
  const agreement = { action: 'addAgreement', kind: 'joint', title: 'Вместе' };
  const cases: [why: string, steps: object[], at: string][] = [
    ['an unknown power', [{ action: 'withdraw', mandate: 'm999' }], '0.mandate'],
    ['a power taken away before', [withdraw, withdraw], '1.mandate'],
    [
      'a power taken away by a transfer',
      [{ action: 'transfer', mandate: 'm011', agencies: ['akim-esil'] }, withdraw],
      '1.mandate',
    ],
    ['a power that has ended', [{ action: 'withdraw', mandate: 'm900' }], '0.mandate'],
    ['an unknown body', [{ ...grant, agencies: ['akim-esil', 'akim-nowhere'] }], '0.agencies.1'],
    [
      'a body without a district',
      [{ ...grant, agencies: ['dep-environment'], territory: 'own district' }],
      '0.agencies.0',
    ],
    ['an unknown function', [{ ...grant, function: 'flying' }], '0.function'],
    ['an unknown kind of objects', [{ ...grant, objectKind: 'spaceport' }], '0.objectKind'],
    ['an unknown territory', [{ ...grant, territory: 'atlantis' }], '0.territory'],
    ['an unknown line', [{ ...money, line: 'B-9', share: 1 }], '0.line'],
    ['a tiyn above the line', [{ ...money, amountKzt: '1000000.02' }], '0.amountKzt'],
    [
      'nothing left of the line',
      [
        { ...money, share: 1 },
        { ...money, share: 1 },
      ],
      '1.amountKzt',
    ],
    [
      'powers of different stages',
      [{ action: 'merge', mandates: ['m011', 'm012'], agency: 'akim-esil' }],
      '0.mandates',
    ],
    ['one power named twice', [{ action: 'merge', mandates: ['m011', 'm011'], agency: 'akim-esil' }], '0.mandates.1'],
    ['an unknown party', [{ ...agreement, parties: [{ agency: 'akim-esil' }, { agency: 'x' }] }], '0.parties.1.agency'],
  ];
  it.each(cases)('%s is refused with the number of the step', (_why, steps, at) => {
    expect.assertions(2);
    try {
      plan(...steps);
    } catch (error) {
      expect(error).toBeInstanceOf(ImpossibleStep);
      const { step, path } = error as ImpossibleStep;
      expect(`${step}.${path}`).toBe(at);
    }
  });

  it('a line may be moved whole', () => {
    expect(plan({ ...money, amountKzt: '1000000.01' }).money[0]?.tiyn).toBe(100_000_001n);
  });

  it.each([
    ['neither sum nor share', { ...money }],
    ['sum and share', { ...money, share: 0.5, amountKzt: '1' }],
    ['a share above one', { ...money, share: 1.1 }],
    ['a word as a sum', { ...money, amountKzt: 'много' }],
    ['an unknown action', { action: 'abolish', mandate: 'm011' }],
    ['a field nobody knows', { ...withdraw, sql: "'; DROP TABLE mandate" }],
    ['a split into one part', { action: 'split', mandate: 'm011', parts: [{ agency: 'akim-esil' }] }],
    ['no object', null],
  ])('%s is no step at all', (_why, step) => {
    expect(scenarioStepSchema.safeParse(step).success).toBe(false);
  });
});
