import { ScenarioBench, told } from './support.js';

const FINANCING = {
  action: 'grant',
  function: 'improvement.public-space',
  stage: 'financing',
  objectKind: 'public-space',
};

/** What is tried: named steps on the register of Astana. */
const TRIED: [name: string, steps: (bench: ScenarioBench) => Promise<object[]>][] = [
  ['a withdrawn power', () => Promise.resolve([{ action: 'withdraw', mandate: 'm011' }])],
  ['a power withdrawn from one office only', () => Promise.resolve([{ action: 'withdraw', mandate: 'm103' }])],
  [
    'a power granted twice over',
    () =>
      Promise.resolve([
        { ...FINANCING, agencies: ['akim-esil', 'akim-nura'], territory: 'own district' },
        { ...FINANCING, stage: 'control', agencies: ['dep-construction', 'akim-esil'], territory: 'esil' },
      ]),
  ],
  [
    'a transfer with money',
    () =>
      Promise.resolve([
        {
          action: 'transfer',
          mandate: 'm013',
          agencies: ['akim-esil', 'akim-almaty'],
          territory: 'own district',
          moneyShare: 0.5,
        },
      ]),
  ],
  [
    'a split by district',
    () =>
      Promise.resolve([
        {
          ...{ action: 'split', mandate: 'm020' },
          parts: [
            { agency: 'akim-esil', territory: 'esil' },
            { agency: 'akim-nura', territory: 'nura', stage: 'maintenance' },
          ],
        },
      ]),
  ],
  [
    'offices merged into a department',
    () =>
      Promise.resolve([
        { action: 'merge', mandates: ['m101', 'm102', 'm103'], agency: 'dep-environment', territory: 'city' },
      ]),
  ],
  [
    'money moved from one body to another',
    async (bench) => {
      const code = await bench.value<string>(
        `SELECT code FROM effective_line WHERE leaf AND amount_kzt > 0 AND function_id IS NOT NULL
           AND year = extract(year FROM current_date) ORDER BY code LIMIT 1`,
      );
      return [{ action: 'moveMoney', line: code, agency: 'akim-saraishyk', share: 1 }];
    },
  ],
  [
    'an agreement that covers a duplicate, and a handover',
    () =>
      Promise.resolve([
        {
          ...{ action: 'addAgreement', kind: 'joint', title: 'Совместный ремонт', stages: ['current-repair'] },
          ...{ function: 'improvement.public-space', territory: 'esil' },
          parties: [{ agency: 'dep-environment' }, { agency: 'akim-esil' }],
        },
        {
          ...{ action: 'addAgreement', kind: 'handover', title: 'Передача дорог' },
          parties: [{ agency: 'dep-transport' }, { agency: 'akim-nura' }],
        },
      ]),
  ],
];

describe('a scenario laid over the registers', () => {
  it.each(TRIED)(
    '%s gives the findings of really writing it',
    async (_name, steps) => {
      const bench = await ScenarioBench.open();
      try {
        const scenario = await bench.create('proba', await steps(bench));
        const comparison = await bench.compare(scenario);
        expect(told(comparison.closed, comparison.remaining)).toEqual(await bench.standing());
        await bench.adopt(scenario);
        await bench.detect();
        expect(told(comparison.opened, comparison.remaining)).toEqual(await bench.standing());
      } finally {
        await bench.close();
      }
    },
    120_000,
  );
});
