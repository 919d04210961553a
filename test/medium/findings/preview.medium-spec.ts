import { MovableWorks, PreviewFindings } from '@abat/findings';
import type { Principal } from '@abat/access';
import { previewRequestSchema, previewResponseSchema } from '@abat/contracts';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { PowerTown } from './support/power-town.js';
import { TestCity } from './support/test-city.js';

const planner: Principal = {
  userId: '01a1fbe2-0475-70e7-b1c6-cba0ad9a3b78',
  name: 'planner',
  role: 'planner',
  agencyId: null,
  districtId: null,
};

// The Baiterek square, about 60 x 40 m.
const square = {
  type: 'Polygon',
  coordinates: [
    [
      [71.4302, 51.1282],
      [71.431, 51.1282],
      [71.431, 51.1286],
      [71.4302, 51.1286],
      [71.4302, 51.1282],
    ],
  ],
};
const bowtie = {
  type: 'Polygon',
  coordinates: [
    [
      [71.43, 51.128],
      [71.431, 51.129],
      [71.431, 51.128],
      [71.43, 51.129],
      [71.43, 51.128],
    ],
  ],
};

describe('preview of a draft', () => {
  let database: TestDatabase;
  let city: TestCity;
  let preview: PreviewFindings;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
    preview = new PreviewFindings(new MovableWorks(database.dataSource));
  });
  beforeEach(() => city.clear());
  afterAll(() => database.drop());

  const ask = async (body: unknown) => {
    const answer = await preview.execute(planner, previewRequestSchema.parse(body));
    return previewResponseSchema.parse(answer).items;
  };
  const draft = (change: object = {}) => ({
    work: {
      agency: 'akim-esil',
      function: 'improvement.public-space',
      start: '2030-06-01',
      end: '2030-06-30',
      geometry: square,
      ...change,
    },
  });

  /** Stores the draft as a work of the heat network and gives its id. */
  async function store(change: { title?: string; project?: string } = {}): Promise<string> {
    const id = await city.addWork({ title: 'Теплосеть у «Байтерека»', ...change });
    await city.db.query(`UPDATE work_zone SET geom = ST_SetSRID(ST_GeomFromGeoJSON($2), 4326) WHERE work_id = $1`, [
      id,
      JSON.stringify(square),
    ]);
    return id;
  }

  it('measures as saving would, and stores nothing', async () => {
    const id = await store();
    const [found, ...more] = await ask(draft({ title: 'Площадь у «Байтерека»' }));
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      rule: 'work.clash',
      existing: null,
      period: { from: '2030-06-01', to: '2030-06-30' },
      parties: expect.arrayContaining([{ agency: 'akim-esil' }, { agency: 'dep-utilities' }]),
      measures: { shareA: 1, shareB: 1, gapM: 0, overlapDays: 30, sameAgency: false },
    });
    const named = (title: string) => ({
      type: 'work',
      title,
      titles: { kk: title, ru: title, en: title },
      demo: false,
    });
    expect(found?.subjects).toEqual([
      { ...named('Площадь у «Байтерека»'), id: null, externalId: null },
      { ...named('Теплосеть у «Байтерека»'), id, externalId: expect.any(String) },
    ]);
    expect(found?.explanation.ru).toContain('«Площадь у „Байтерека“»');
    expect(await city.findings()).toEqual([]);
    const saved = await city.addWork({
      title: 'Площадь у «Байтерека»',
      agency: 'akim-esil',
      functionCode: 'improvement.public-space',
    });
    await city.db.query(`UPDATE work_zone SET geom = ST_SetSRID(ST_GeomFromGeoJSON($2), 4326) WHERE work_id = $1`, [
      saved,
      JSON.stringify(square),
    ]);
    await city.detectSome([saved]);
    const [stored] = await city.findings();
    expect(stored).toMatchObject({ severity: found?.severity, score: found?.score });
    expect(stored?.measures.overlapM2).toBe(found?.measures.overlapM2);
  });

  it('calls a draft without a title a new work, in each language', async () => {
    await store();
    const [found] = await ask(draft());
    expect(found?.title).toMatchObject({
      ru: expect.stringContaining('новая работа'),
      kk: expect.stringContaining('жаңа жұмыс'),
    });
  });

  it('leaves out the stored state of the work, keeps its project and names the stored finding', async () => {
    await city.addProject('boulevard');
    const own = await store({ title: 'Площадь', project: 'boulevard' });
    const other = await store({ title: 'Теплосеть' });
    await store({ title: 'Фонтан', project: 'boulevard' });
    await city.detect();
    const stored = (await city.findings()).find((finding) => finding.titles.includes('Площадь'));
    const found = await ask(draft({ id: own }));
    expect(found.map((item) => [item.existing, item.subjects.map((subject) => subject.title).sort()])).toEqual([
      [stored?.id, ['Площадь', 'Теплосеть']],
    ]);
    expect(found[0]?.subjects.map((subject) => subject.id).sort()).toEqual([own, other].sort());
    expect((await ask(draft({ id: own, project: null }))).length).toBe(2);
  });

  it('finds nothing for a cancelled draft or on other days', async () => {
    await store();
    expect(await ask(draft({ status: 'cancelled' }))).toEqual([]);
    expect(await ask(draft({ start: '2030-07-01', end: '2030-07-02' }))).toEqual([]);
  });

  it('takes zones with their own days', async () => {
    await store();
    const { geometry, start, end, ...rest } = draft().work;
    const zones = [
      { geometry, start: '2030-05-01', end: '2030-05-31' },
      { geometry, start: '2030-06-30', end: '2030-07-31' },
    ];
    const [found] = await ask({ work: { ...rest, zones } });
    expect([start, end]).toEqual(['2030-06-01', '2030-06-30']);
    expect(found?.measures).toMatchObject({ overlapDays: 1 });
  });

  it.each([
    ['a shape that crosses itself, with the place', draft({ geometry: bowtie }), 'geometry.invalid', 'work.geometry'],
    [
      'swapped coordinates',
      draft({ geometry: { type: 'Point', coordinates: [51.128, 71.43] } }),
      'geometry.outside-city',
      'work.geometry',
    ],
    ['an unknown agency', draft({ agency: 'dep-nobody' }), 'reference.unknown', 'work.agency'],
    ['an unknown function', draft({ function: 'levitation' }), 'reference.unknown', 'work.function'],
    ['an unknown project', draft({ project: 'castle' }), 'reference.unknown', 'work.project'],
    ['an unknown work', draft({ id: '01a1fbe2-0475-70e7-b1c6-cba0ad9a3b78' }), 'reference.unknown', 'work.id'],
  ])('refuses %s', async (_name, body, code, path) => {
    await expect(ask(body)).rejects.toMatchObject({ code, errors: [{ path }] });
  });

  it('says where a shape crosses itself', async () => {
    await expect(ask(draft({ geometry: bowtie }))).rejects.toMatchObject({ errors: [{ place: [71.4305, 51.1285] }] });
  });

  describe('of a mandate', () => {
    const mandate = (change: object = {}) => ({
      mandate: {
        agency: 'akim-almaty',
        function: 'improvement.public-space',
        stage: 'current-repair',
        objectKind: 'public-space',
        territory: 'almaty',
        ...change,
      },
    });

    it('finds who holds the function already', async () => {
      const id = await city.addMandate({ code: 'm011', agency: 'dep-environment', territory: 'astana' });
      const [found, ...more] = await ask(mandate({ validFrom: '2030-01-01' }));
      expect(more).toEqual([]);
      expect(found).toMatchObject({
        rule: 'mandate.duplicate',
        period: { from: '2030-01-01', to: null },
        existing: null,
      });
      expect(found?.subjects.map((subject) => [subject.id, subject.externalId])).toEqual([
        [null, null],
        [id, 'm011'],
      ]);
    });

    it('is silent with an agreement, at another stage, at the stage of control', async () => {
      await city.addMandate({ code: 'm011', agency: 'dep-environment', territory: 'astana' });
      expect(await ask(mandate({ mode: 'joint', withAgency: 'dep-environment' }))).toEqual([]);
      expect(await ask(mandate({ stage: 'design' }))).toEqual([]);
      expect(await ask(mandate({ stage: 'control' }))).toEqual([]);
    });

    it('finds what the power itself lacks: money, and an act in force', async () => {
      const town = new PowerTown(city);
      await town.addLine({ code: 'others', agency: 'dep-utilities', functionCode: 'networks.heat' });
      await town.addAct({ code: 'rules-2017', status: 'repealed', to: '2024-10-24' });
      const found = await ask(mandate({ legalBasis: 'rules-2017', validFrom: '2018-01-01' }));
      expect(found.map(({ rule, subjects }) => [rule, subjects.map(({ id, externalId }) => id ?? externalId)])).toEqual(
        [
          ['mandate.legal-basis', [null, expect.any(String)]],
          ['mandate.unfunded', [null]],
        ],
      );
      expect(found[0]).toMatchObject({ measures: { reason: 'repealed' }, parties: [{ agency: 'akim-almaty' }] });
      const [row]: { n: number }[] = await city.db.query('SELECT count(*)::int AS n FROM finding');
      expect(row?.n).toBe(0);
      await town.addLine({ code: 'own', agency: 'akim-almaty' });
      expect(await ask(mandate({ legalBasis: 'a new act', validFrom: '2018-01-01' }))).toEqual([]);
      await town.clear();
    });

    it('looks at the limits of the draft', async () => {
      await city.addMandate({ code: 'm011', agency: 'dep-environment', territory: 'astana', amount: '[50000000,)' });
      expect(await ask(mandate({ amountToKzt: '50000000' }))).toEqual([]);
      expect(await ask(mandate({ amountToKzt: '50000000.01' }))).toHaveLength(1);
      await expect(ask(mandate({ site: 'nowhere' }))).rejects.toMatchObject({ errors: [{ path: 'mandate.site' }] });
    });

    it('refuses an unknown territory', async () => {
      await expect(ask(mandate({ territory: 'atlantis' }))).rejects.toMatchObject({
        code: 'reference.unknown',
        errors: [{ path: 'mandate.territory' }],
      });
    });
  });
});
