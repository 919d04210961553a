import type { RuleCode } from '@abat/contracts';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { type AgreementSpec, type MandateSpec, TestCity } from './support/test-city.js';

describe('double control and split chains', () => {
  let database: TestDatabase;
  let city: TestCity;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
  });
  beforeEach(() => city.clear());
  afterAll(() => database.drop());

  async function found(rule: RuleCode, mandates: MandateSpec[], agreement?: AgreementSpec) {
    for (const [place, mandate] of mandates.entries()) await city.addMandate({ ...mandate, code: `m${place}` });
    if (agreement) await city.addAgreement(agreement);
    await city.detect(rule);
    return city.findings();
  }

  describe('mandate.duplicate-control', () => {
    const control = (agency: string, change: Partial<MandateSpec> = {}): MandateSpec => ({
      ...{ code: '', agency, territory: 'astana', stage: 'control', kind: 'any' },
      ...change,
    });
    const both = [control('dep-environment'), control('akim-almaty', { territory: 'almaty' })];

    it('fires for every two of three bodies that control one function, once each', async () => {
      expect((await found('mandate.duplicate-control', [...both, control('dep-utilities')])).length).toBe(3);
    });

    const cases: [string, MandateSpec[], AgreementSpec | undefined, boolean][] = [
      ['a department and an office', both, undefined, true],
      [
        'the function above',
        [control('dep-environment', { functionCode: 'improvement' }), ...both.slice(1)],
        undefined,
        true,
      ],
      [
        'one of them only repairs',
        [...both.slice(0, 1), { ...control('akim-almaty'), stage: 'current-repair' }],
        undefined,
        false,
      ],
      [
        'one body twice',
        [control('dep-environment'), control('dep-environment', { territory: 'almaty' })],
        undefined,
        false,
      ],
      [
        'neighbouring districts',
        [control('akim-esil', { territory: 'esil' }), control('akim-almaty', { territory: 'almaty' })],
        undefined,
        false,
      ],
      [
        'a joint control that is agreed',
        both,
        { between: ['dep-environment', 'akim-almaty'], stages: ['control'] },
        false,
      ],
    ];
    it.each(cases)('%s', async (_name, mandates, agreement, fires) => {
      expect((await found('mandate.duplicate-control', mandates, agreement)).length > 0).toBe(fires);
    });

    it('is not found as a duplicate as well', async () => {
      expect(await found('mandate.duplicate', both)).toEqual([]);
    });
  });

  describe('mandate.split-chain', () => {
    const road: MandateSpec = {
      ...{ code: 'road', agency: 'dep-construction', territory: 'astana', kind: 'street' },
      ...{ functionCode: 'streets.road-repair', stage: 'construction' },
    };
    const upkeep: MandateSpec = {
      ...{ code: 'upkeep', agency: 'akim-almaty', territory: 'almaty', kind: 'street' },
      ...{ functionCode: 'streets.upkeep', stage: 'maintenance' },
    };
    const square: MandateSpec = { ...road, kind: 'public-space', functionCode: 'improvement.public-space' };
    const repair: MandateSpec = {
      ...square,
      ...{ agency: 'akim-almaty', territory: 'almaty', stage: 'current-repair' },
    };
    const handover: AgreementSpec = { between: ['dep-construction', 'akim-almaty'], kind: 'handover' };

    const cases: [string, MandateSpec[], AgreementSpec | undefined, boolean][] = [
      ['roads are repaired by a department and kept by the district', [road, upkeep], undefined, true],
      ['a square is built by a department and repaired by the district', [square, repair], undefined, true],
      [
        'functions beside each other for any kind are too vague',
        [
          { ...road, kind: 'any' },
          { ...upkeep, kind: 'any' },
        ],
        undefined,
        false,
      ],
      [
        'functions beside each other for different kinds',
        [{ ...square, functionCode: 'improvement.courtyard', kind: 'courtyard' }, repair],
        undefined,
        false,
      ],
      ['one body does both', [square, { ...repair, agency: 'dep-construction' }], undefined, false],
      [
        'the builder also keeps it: a duplicate, not a chain',
        [square, repair, { ...square, stage: 'current-repair' }],
        undefined,
        false,
      ],
      [
        'the builder keeps only courtyards',
        [square, repair, { ...square, stage: 'current-repair', kind: 'courtyard' }],
        undefined,
        true,
      ],
      ['a handover is recorded', [square, repair], handover, false],
      ['a handover of another stage', [square, repair], { ...handover, stages: ['maintenance'] }, true],
      ['a joint agreement is no handover', [square, repair], { ...handover, kind: 'joint' }, true],
      ['the district lies elsewhere', [{ ...square, territory: 'esil' }, repair], undefined, false],
      ['design is no building', [{ ...square, stage: 'design' }, repair], undefined, false],
    ];
    it.each(cases)('%s', async (_name, mandates, agreement, fires) => {
      expect((await found('mandate.split-chain', mandates, agreement)).length > 0).toBe(fires);
    });

    it('says which side builds', async () => {
      const [chain] = await found('mandate.split-chain', [square, repair]);
      expect(chain?.measures).toMatchObject({ buildStage: 'construction', keepStage: 'current-repair' });
      const rows: { code: string }[] = await city.db.query(
        `SELECT m.code FROM finding f JOIN mandate m ON m.id = CASE f.measures ->> 'builder' WHEN 'A' THEN f.subject_a ELSE f.subject_b END`,
      );
      expect(rows).toEqual([{ code: 'm0' }]);
    });

    it('closes when the builder is given the upkeep, and opens when it is taken away', async () => {
      await found('mandate.split-chain', [square, repair]);
      const id = await city.addMandate({ ...square, code: 'own', stage: 'current-repair' });
      await city.detectSome([id], 'mandate.split-chain');
      expect((await city.findings())[0]?.status).toBe('closed');
      await city.db.query('DELETE FROM mandate WHERE id = $1', [id]);
      await city.detectSome([id], 'mandate.split-chain');
      expect((await city.findings())[0]?.status).toBe('open');
    });
  });

  it.each(['mandate.duplicate', 'mandate.duplicate-control', 'mandate.split-chain'] as const)(
    '%s: after random edits, judged one by one, stands what a full run finds',
    async (rule) => {
      // mulberry32: the same edits in every run.
      let seed = 7;
      const random = (): number => {
        seed = (seed + 0x6d2b79f5) | 0;
        const mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
        const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32;
      };
      const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
      const ids: string[] = [];
      for (let step = 0; step < 60; step += 1) {
        const kind = pick(['add', 'add', 'add', 'move', 'drop', 'agree']);
        const id = pick(ids.length > 0 ? ids : ['']);
        if (kind === 'agree') {
          const between = pick([
            ['dep-environment', 'akim-almaty'],
            ['dep-construction', 'akim-esil'],
          ]);
          const agreement = await city.addAgreement({
            between,
            kind: pick(['joint', 'handover']),
            territory: 'esil',
          });
          await city.detectSome([agreement], rule, 'agreement');
        } else if (kind === 'add' || id === '') {
          const made = await city.addMandate({
            code: `r${step}`,
            agency: pick(['dep-environment', 'dep-construction', 'akim-almaty', 'akim-esil']),
            territory: pick(['astana', 'almaty', 'esil']),
            functionCode: pick(['improvement', 'improvement.public-space', 'improvement.courtyard']),
            stage: pick(['construction', 'current-repair', 'control']),
            kind: pick(['any', 'public-space', 'courtyard']),
          });
          ids.push(made);
          await city.detectSome([made], rule);
        } else {
          await (kind === 'drop'
            ? city.db.query('DELETE FROM mandate WHERE id = $1', [id])
            : city.db.query('UPDATE mandate SET stage = $2 WHERE id = $1', [
                id,
                pick(['construction', 'control', 'current-repair']),
              ]));
          await city.detectSome([id], rule);
        }
      }
      const standing = (await city.findings()).filter((finding) => finding.status !== 'closed').length;
      expect(standing).toBeGreaterThan(0);
      expect(await city.detect(rule)).toMatchObject({ opened: 0, updated: 0, closed: 0, unchanged: standing });
    },
  );
});
