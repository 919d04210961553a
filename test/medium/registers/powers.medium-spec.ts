import {
  agreementDraftSchema,
  agreementQuerySchema,
  type LegalActDraft,
  legalActDraftSchema,
  legalActQuerySchema,
  legalGapDraftSchema,
  mandateDraftSchema,
  mandateQuerySchema,
  mandateSetDraftSchema,
  objectKindDraftSchema,
  objectKindQuerySchema,
  refusalBatchSchema,
  refusalQuerySchema,
  requirementDraftSchema,
  requirementQuerySchema,
} from '@abat/contracts';
import { ADMIN, at, box, RegisterBench } from './support.js';

let bench: RegisterBench;
beforeAll(async () => {
  bench = await RegisterBench.open();
  await bench.functions.create(ADMIN, { code: 'improvement.greening', parent: 'improvement', nameRu: 'Озеленение' });
  await bench.functions.create(ADMIN, { code: 'waste', nameRu: 'Отходы' });
  const site = (externalId: string, geometry: ReturnType<typeof box>) =>
    bench.sites.create(ADMIN, { externalId, kind: 'park', geometryAccuracy: 'as-given', geometry });
  await site('park-esil', box(-200, 0, -100, 100));
  await site('park-on-border', box(-50, 0, 50, 100));
  await site('square-at-border', { type: 'Point', coordinates: at(0, 0) });
}, 120_000);
afterAll(() => bench?.close());

const mandate = (changes: Record<string, unknown>) =>
  mandateDraftSchema.parse({
    ...{ agency: 'akim-esil', function: 'improvement', stage: 'maintenance', objectKind: 'park', territory: 'esil' },
    ...changes,
  });
const codes = async (query: Record<string, unknown>): Promise<string[]> =>
  (await bench.mandates.list(mandateQuerySchema.parse(query))).items.map((row) => row.code);
const events = async (
  type: string,
): Promise<{ data: Record<string, unknown>; agencies: number; districts: number }[]> =>
  bench.db.query(
    `SELECT data, (SELECT count(*)::int FROM unnest(rooms) AS r WHERE r LIKE 'agency:%') AS agencies, cardinality(territory_ids) AS districts
     FROM outbox WHERE type = $1 ORDER BY id`,
    [type],
  );

describe('A mandate for one site', () => {
  it('names the site by its code, and lies in the territory of its district or of the city', async () => {
    const row = await bench.mandates.create(ADMIN, mandate({ code: 's-1', site: 'park-esil' }));
    expect(row).toMatchObject({ site: 'park-esil', territory: 'esil' });
    await bench.mandates.create(ADMIN, mandate({ code: 's-2', site: row.siteId, territory: 'city' }));
    expect(await codes({ site: 'park-esil' })).toEqual(['s-1', 's-2']);
  });

  it('is refused outside its territory, however it gets there', async () => {
    const outside = { code: 'mandate.site-outside', errors: [{ path: 'site' }] };
    const draft = mandate({ code: 's-3', site: 'park-esil', territory: 'almaty' });
    await expect(bench.mandates.create(ADMIN, draft)).rejects.toMatchObject(outside);
    const row = await bench.mandates.create(ADMIN, mandate({ code: 's-4', site: 'park-esil' }));
    await expect(bench.mandates.change(ADMIN, row, { territory: 'almaty' })).rejects.toMatchObject(outside);
    const whole = await bench.mandates.change(ADMIN, row, { territory: 'almaty', site: null });
    expect([whole.site, whole.territory]).toEqual([null, 'almaty']);
  });

  it.each([
    ['park-on-border', 'esil', true],
    ['park-on-border', 'almaty', true],
    ['square-at-border', 'esil', false],
  ])('%s in %s: %s', async (site, territory, fits) => {
    const made = bench.mandates.create(ADMIN, mandate({ code: `b-${site}-${territory}`, site, territory }));
    await (fits ? expect(made).resolves.toMatchObject({ site }) : expect(made).rejects.toThrow('territory'));
  });

  it('names no site by a code that two sources share', async () => {
    await bench.db.query(`INSERT INTO site (source, external_id, kind, geom) SELECT 'twin', external_id, kind, geom
      FROM site WHERE external_id = 'park-on-border'`);
    const draft = mandate({ code: 's-5', site: 'park-on-border' });
    await expect(bench.mandates.create(ADMIN, draft)).rejects.toMatchObject({ code: 'reference.unknown' });
  });
});

describe('Conditions of a mandate', () => {
  it('are kept to the tiyn and compared with what is stored', async () => {
    const row = await bench.mandates.create(
      ADMIN,
      mandate({ code: 'c-1', amountFromKzt: '1000000.5', amountToKzt: '9999999999999999.99', ownerKind: 'communal' }),
    );
    expect([row.amountFromKzt, row.amountToKzt, row.ownerKind]).toEqual([
      '1000000.50',
      '9999999999999999.99',
      'communal',
    ]);
    await expect(bench.mandates.change(ADMIN, row, { amountToKzt: '1000000.50' })).rejects.toMatchObject({
      errors: [{ path: 'amountToKzt' }],
    });
    await expect(bench.mandates.change(ADMIN, row, { amountToKzt: '0' })).rejects.toMatchObject({
      errors: [{ path: 'amountToKzt' }],
    });
    expect((await bench.mandates.change(ADMIN, row, { amountFromKzt: null, amountToKzt: '1' })).amountToKzt).toBe(
      '1.00',
    );
  });

  it('are told by their history, with codes in place of ids', async () => {
    const row = await bench.mandates.create(ADMIN, mandate({ code: 'c-2', article: 'ст. 27' }));
    await bench.mandates.change(ADMIN, row, { agency: 'akim-almaty', functionKind: 'control' });
    const [change, creation] = await bench.mandates.history(row.id);
    expect(change).toMatchObject({ action: 'update', actor: 'Спецификация' });
    expect(change?.changes).toEqual([
      { field: 'agency_id', before: 'akim-esil', after: 'akim-almaty' },
      { field: 'function_kind', before: null, after: 'control' },
    ]);
    expect(creation?.changes).toContainEqual({ field: 'set_id', before: null, after: 'main' });
    expect(await codes({ functionKind: 'control' })).toEqual(['c-2']);
  });
});

describe('The tree of object kinds', () => {
  it('is filtered with everything below and moves as a branch', async () => {
    const yard = await bench.kinds.create(
      ADMIN,
      objectKindDraftSchema.parse({ code: 'sports-yard', nameRu: 'Спортивный двор', parent: 'courtyard' }),
    );
    expect(yard).toMatchObject({ parent: 'courtyard', depth: 2 });
    await bench.mandates.create(ADMIN, mandate({ code: 'k-1', objectKind: 'sports-yard' }));
    expect(await codes({ kind: 'courtyard' })).toEqual(['k-1']);
    const moved = await bench.kinds.change(ADMIN, yard, { parent: 'public-space' });
    const below = await bench.kinds.list(objectKindQuerySchema.parse({ kind: 'public-space' }));
    expect(below.items.map((kind) => kind.code)).toContain('sports-yard');
    expect(await codes({ kind: 'courtyard' })).toEqual([]);
    await expect(bench.kinds.remove(ADMIN, moved)).rejects.toMatchObject({ driverError: { code: '23503' } });
  });

  it('has no cycles and no orphans', async () => {
    const spaces = (await bench.kinds.list(objectKindQuerySchema.parse({ q: 'public-space' }))).items[0];
    if (!spaces) throw new Error('the kind public-space is missing');
    for (const parent of ['square', 'public-space'])
      await expect(bench.kinds.change(ADMIN, spaces, { parent })).rejects.toMatchObject({
        errors: [{ code: 'cycle' }],
      });
    const orphan = objectKindDraftSchema.parse({ code: 'orphan', nameRu: 'Сирота', parent: 'nobody' });
    await expect(bench.kinds.create(ADMIN, orphan)).rejects.toMatchObject({ code: 'reference.unknown' });
    await expect(bench.mandates.create(ADMIN, mandate({ code: 'k-2', objectKind: 'nothing' }))).rejects.toMatchObject({
      code: 'reference.unknown',
      errors: [{ path: 'objectKind' }],
    });
  });
});

describe('A set of mandates', () => {
  const executive = { ...ADMIN, role: 'executive' as const };

  it('hides its mandates from the rules while it is off', async () => {
    const set = await bench.sets.create(ADMIN, mandateSetDraftSchema.parse({ code: 'trial', nameRu: 'Проба' }));
    const row = await bench.mandates.create(ADMIN, mandate({ code: 'set-1', set: 'trial' }));
    const seen = () => bench.value<string>('SELECT count(*) FROM effective_mandate WHERE id = $1', [row.id]);
    expect(await seen()).toBe('1');
    const off = await bench.sets.change(ADMIN, set, { active: false });
    expect([await seen(), off.mandateCount]).toEqual(['0', 1]);
    expect(await codes({ set: 'trial' })).toEqual(['set-1']);
    expect((await events('mandate-set.changed')).length).toBe(2);
  });

  it('is switched by administrators only, and nobody hides own mandates in another set', async () => {
    const agencyId = await bench.value<string>("SELECT id FROM agency WHERE code = 'akim-esil'");
    const one = (await bench.sets.list({ limit: 1, sort: 'code' })).items[0];
    if (!one) throw new Error('there is no set');
    await expect(bench.sets.change({ ...executive, agencyId }, one, { active: false })).rejects.toMatchObject({
      code: 'access.outside-agency',
    });
    const hide = async () =>
      bench.mandates.create({ ...executive, agencyId }, mandate({ code: 'set-2', set: 'trial' }));
    await expect(hide()).rejects.toMatchObject({ code: 'access.denied' });
  });

  it('of the city stays', async () => {
    const main = (await bench.sets.list({ limit: 50, sort: 'code' })).items.find((set) => set.code === 'main');
    if (!main) throw new Error('there is no main set');
    await expect(bench.sets.remove(ADMIN, main)).rejects.toMatchObject({ code: 'resource.in-use' });
  });
});

describe('A body that was dissolved', () => {
  it('holds its powers for the rules until its last day', async () => {
    const body = await bench.agencies.create(ADMIN, { code: 'dep-old', tier: 'department', nameRu: 'Упразднённое' });
    const row = await bench.mandates.create(ADMIN, mandate({ code: 'd-1', agency: 'dep-old' }));
    const valid = () => bench.value<string>('SELECT valid::text FROM effective_mandate WHERE id = $1', [row.id]);
    expect(await valid()).toBe('(,)');
    const dissolved = await bench.agencies.change(ADMIN, body, { validTo: '2024-12-31', staff: 40 });
    expect([await valid(), dissolved.validTo, dissolved.staff]).toEqual(['(,2025-01-01)', '2024-12-31', 40]);
    await expect(bench.agencies.change(ADMIN, dissolved, { validFrom: '2025-01-01' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });
});

describe('An agreement', () => {
  const draft = (changes: Record<string, unknown>) =>
    agreementDraftSchema.parse({
      ...{ kind: 'joint', title: 'Совместное содержание' },
      ...{ parties: [{ agency: 'akim-esil' }, { agency: 'akim-almaty' }], ...changes },
    });

  it('has parties that fit its kind', async () => {
    const parties = [
      { agency: 'dep-environment', side: 'from' },
      { agency: 'akim-esil', side: 'to' },
      { agency: 'akim-almaty', side: 'to' },
    ];
    const row = await bench.agreements.create(ADMIN, draft({ code: 'a-1', kind: 'delegation', parties }));
    expect(row.parties.map((party) => party.agency)).toEqual(['dep-environment', 'akim-almaty', 'akim-esil']);
    const pairs = await bench.value<string>('SELECT count(*) FROM effective_agreement WHERE id = $1', [row.id]);
    expect(pairs).toBe('2');
    const joint = await bench.agreements.create(ADMIN, draft({ code: 'a-2' }));
    await expect(bench.agreements.change(ADMIN, joint, { kind: 'delegation' })).rejects.toMatchObject({
      code: 'request.invalid',
      errors: [{ path: 'parties' }],
    });
  });

  it('names no body twice, under its code and its id', async () => {
    const id = await bench.value<string>("SELECT id FROM agency WHERE code = 'akim-esil'");
    const parties = [{ agency: 'akim-esil' }, { agency: id }];
    await expect(bench.agreements.create(ADMIN, draft({ code: 'a-3', parties }))).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });

  it('tells old and new parties and territories of a change, and keeps both in its history', async () => {
    const row = await bench.agreements.create(
      ADMIN,
      draft({ code: 'a-4', territory: 'esil', stages: ['maintenance'] }),
    );
    const changed = await bench.agreements.change(ADMIN, row, {
      parties: [
        { agency: 'akim-esil', side: 'party' },
        { agency: 'dep-environment', side: 'party' },
      ],
      territory: 'almaty',
    });
    expect(changed).toMatchObject({ version: 2, territory: 'almaty', stages: ['maintenance'] });
    const [told] = (await events('agreement.changed')).slice(-1);
    expect(told).toMatchObject({ agencies: 3, districts: 2, data: { ids: [row.id] } });
    const parts = (await bench.agreements.history(row.id)).filter((entry) => entry.entity === 'agreement_party');
    expect(parts.flatMap((entry) => entry.changes.map((change) => change.before ?? change.after)).sort()).toEqual(
      ['akim-almaty', 'akim-almaty', 'akim-esil', 'dep-environment', 'party', 'party', 'party', 'party'].sort(),
    );
    await bench.agreements.remove(ADMIN, changed);
    const [deleted] = (await events('agreement.changed')).slice(-1);
    expect(deleted).toMatchObject({ agencies: 3, data: { ids: [row.id], deleted: true } });
  });

  it('is found by a party, a function above and a day', async () => {
    await bench.agreements.create(
      ADMIN,
      draft({ code: 'a-5', function: 'improvement.greening', validFrom: '2030-01-01', validTo: '2030-12-31' }),
    );
    const found = async (query: object) =>
      (await bench.agreements.list(agreementQuerySchema.parse(query))).items.map((row) => row.code);
    expect(await found({ function: 'improvement', at: '2030-12-31', agency: 'akim-esil' })).toEqual(['a-5']);
    expect(await found({ function: 'improvement', at: '2031-01-01' })).toEqual([]);
    expect(await found({ agency: 'dep-environment', kind: 'joint' })).toEqual([]);
  });
});

describe('A legal act', () => {
  const act = (changes: Partial<LegalActDraft>) =>
    bench.acts.create(ADMIN, legalActDraftSchema.parse({ titleRu: 'Правила благоустройства', ...changes }));

  it('tells how many mandates rest on it and whom a change of its status touches', async () => {
    const rules = await act({ code: 'rules-2017' });
    await bench.mandates.create(ADMIN, mandate({ code: 'l-1', legalBasis: 'rules-2017' }));
    await bench.mandates.create(ADMIN, mandate({ code: 'l-2', agency: 'akim-almaty', legalBasis: 'rules-2017' }));
    expect(await codes({ legalAct: 'rules-2017' })).toEqual(['l-1', 'l-2']);
    await act({ code: 'rules-2024' });
    const repealed = await bench.acts.change(ADMIN, rules, {
      ...{ status: 'repealed', validTo: '2024-10-24', replacedBy: 'rules-2024' },
    });
    expect(repealed).toMatchObject({ mandateCount: 2, replacedBy: 'rules-2024', status: 'repealed' });
    const [told] = (await events('legal-act.changed')).slice(-1);
    expect(told).toMatchObject({ agencies: 2, data: { ids: [rules.id] } });
    await expect(bench.acts.change(ADMIN, repealed, { replacedBy: 'rules-2017' })).rejects.toMatchObject({
      errors: [{ path: 'replacedBy' }],
    });
    await expect(bench.acts.remove(ADMIN, repealed)).rejects.toMatchObject({ driverError: { code: '23503' } });
  });

  it('is listed when its review is due', async () => {
    await act({ code: 'due', nextReviewOn: '2026-06-01' });
    const due = async (reviewBy: string) =>
      (await bench.acts.list(legalActQuerySchema.parse({ reviewBy }))).items.map((row) => row.code);
    expect([await due('2026-05-31'), await due('2026-06-01')]).toEqual([[], ['due']]);
  });

  it('has gaps that are noted by hand', async () => {
    const gap = await bench.gaps.create(
      ADMIN,
      legalGapDraftSchema.parse({ code: 'gap-1', title: 'Срок не назван', legalAct: 'rules-2024', function: 'waste' }),
    );
    expect(gap).toMatchObject({ status: 'open', notedOn: await bench.day(), legalAct: 'rules-2024' });
    expect((await bench.gaps.change(ADMIN, gap, { status: 'in-work' })).status).toBe('in-work');
  });
});

describe('A coverage requirement', () => {
  it('for a territory has a function and a stage, also after a change', async () => {
    const row = await bench.requirements.create(
      ADMIN,
      requirementDraftSchema.parse({ code: 'r-1', function: 'waste', stage: 'maintenance' }),
    );
    expect(row).toMatchObject({ level: 'territory', objectKind: 'any', territory: null });
    await expect(bench.requirements.change(ADMIN, row, { stage: null })).rejects.toMatchObject({
      errors: [{ path: 'function' }],
    });
    const holder = await bench.requirements.change(ADMIN, row, { level: 'site', stage: null, objectKind: 'park' });
    await expect(bench.requirements.change(ADMIN, holder, { level: 'territory' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
    const listed = await bench.requirements.list(requirementQuerySchema.parse({ level: 'site', kind: 'any' }));
    expect(listed.items.map((each) => each.code)).toEqual(['r-1']);
  });
});

describe('Answers "not ours"', () => {
  const batch = (...items: Record<string, unknown>[]) =>
    refusalBatchSchema.parse({
      source: 'ikomek109',
      items: items.map((item) => ({
        ...{ requestExternalId: 'R-1', agency: 'akim-esil', function: 'waste', territory: 'esil' },
        ...{ refusedAt: '2026-05-01T10:00:00+05:00', ...item },
      })),
    });

  it('are counted once, however often they are told', async () => {
    const told = batch({}, { agency: 'akim-almaty' }, { requestExternalId: 'R-2' });
    expect(await bench.recordRefusals.execute(ADMIN, told)).toEqual({ created: 3, known: 0 });
    expect(await bench.recordRefusals.execute(ADMIN, told)).toEqual({ created: 0, known: 3 });
    const same = batch({ refusedAt: '2026-05-01T05:00:00Z' });
    expect(await bench.recordRefusals.execute(ADMIN, same)).toEqual({ created: 0, known: 1 });
    const [event, ...others] = await events('refusal.changed');
    expect([event?.agencies, (event?.data.ids as string[]).length, others]).toEqual([2, 3, []]);
    const page = await bench.refusals.execute(
      refusalQuerySchema.parse({ from: '2026-05-01', to: '2026-05-01', limit: 2 }),
    );
    expect([page.total, page.items.length]).toEqual([3, 2]);
  });

  it.each([
    ['an unknown body', { agency: 'nobody' }, 'items.1.agency'],
    ['an unknown function', { function: 'nothing' }, 'items.1.function'],
    ['a day to come', { refusedAt: '2190-01-01T00:00:00Z' }, 'items.1.refusedAt'],
  ])('with %s are refused as a whole', async (_title, item, path) => {
    const told = batch({ requestExternalId: 'R-3' }, { requestExternalId: 'R-4', ...item });
    await expect(bench.recordRefusals.execute(ADMIN, told)).rejects.toMatchObject({ errors: [{ path }] });
    expect(await bench.value("SELECT count(*) FROM request_refusal WHERE request_external_id = 'R-3'")).toBe('0');
  });

  it('are not taken from those who may not import', async () => {
    const tell = async () => bench.recordRefusals.execute({ ...ADMIN, role: 'executive' }, batch({}));
    await expect(tell()).rejects.toMatchObject({ code: 'access.denied' });
  });
});
