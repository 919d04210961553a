import type { Principal } from '@abat/access';
import {
  NEARBY_LAYERS,
  type DateProposal,
  type Nearby,
  type ProposalSide,
  proposalsSchema,
  nearbyRequestSchema,
} from '@abat/contracts';
import { GetFinding, MovableWorks } from '@abat/findings';
import { FindNearby } from '@abat/nearby';
import { ProposeDates } from '@abat/resolutions';
import { FindingReader } from '../../../libs/findings/src/application/finding-reader.js';
import { FindingRepository } from '../../../libs/findings/src/persistence/finding.repository.js';
import { WorkProposals } from '../../../libs/resolutions/src/application/work-proposals.js';
import { RULES } from '../../../libs/findings/src/rules/registry.js';
import { withTown } from '../findings/support/with-town.js';
import { TestCity } from '../findings/support/test-city.js';
import type { TownWork } from '../findings/support/works-town.js';

const reader: Principal = {
  ...{ userId: '01a1fbe2-0475-70e7-b1c6-cba0ad9a3b78', name: 'operator', role: 'operator' },
  ...{ agencyId: null, districtId: null },
};
const HEAT = { title: 'Теплосеть по Достык', type: 'heat-network', breaks: true, at: 'LINESTRING(-20 10, 60 10)' };
const YARD: TownWork = {
  ...{ title: 'Двор у Байтерека', type: 'courtyard', agency: 'akim-esil', functionCode: 'improvement.courtyard' },
  ...{ start: '2030-06-01', end: '2030-06-20' },
};
const WORK_RULES = Object.values(RULES).filter(({ code }) => code.startsWith('work.'));

describe('proposals of dates', () => {
  const town = withTown();
  const db = () => town().city.db;

  const useCase = (): ProposeDates => {
    const works = new MovableWorks(db());
    const getFinding = new GetFinding(db(), new FindingRepository(db()), new FindingReader(db()));
    return new ProposeDates(works, new WorkProposals(works), getFinding);
  };
  const detect = async (): Promise<void> => {
    for (const { code } of WORK_RULES) await town().city.detect(code);
  };
  const findingOf = async (rule: string): Promise<string> => {
    const rows: { id: string }[] = await db().query("SELECT id FROM finding WHERE rule = $1 AND status <> 'closed'", [
      rule,
    ]);
    return rows[0]?.id ?? '';
  };
  const sides = async (rule: string): Promise<ProposalSide[]> => {
    await detect();
    return proposalsSchema.parse(await useCase().forFinding(reader, await findingOf(rule))).sides;
  };
  const told = ({ start, end, shiftDays, leaves, opens }: DateProposal) => ({
    ...{ days: `${start}/${end}`, shiftDays },
    rest: [...leaves, ...opens].map(({ rule }) => rule),
  });
  const sideOf = (all: readonly ProposalSide[], work: string): ProposalSide =>
    all.find((side) => side.work === work) as ProposalSide;

  it('moves the courtyard to after the heat network: before it the pavement would be opened again', async () => {
    const yard = await town().addWork(YARD);
    const heat = await town().addWork({ ...HEAT, start: '2030-06-10', end: '2030-06-25' });
    const all = await sides('work.clash');
    expect(sideOf(all, yard).proposals.map(told)[0]).toEqual({
      days: '2030-06-26/2030-07-15',
      shiftDays: 25,
      rest: [],
    });
    expect(sideOf(all, heat).proposals.map(told)[0]).toEqual({
      days: '2030-05-16/2030-05-31',
      shiftDays: -25,
      rest: [],
    });
    expect(sideOf(all, yard).bars).toMatchObject([{ kind: 'work', id: heat, start: '2030-06-10', end: '2030-06-25' }]);
    expect(sideOf(all, yard).season?.some(({ start }) => start === '2030-04-15')).toBe(true);
  });

  it('sees of a work that ended early only the days it had', async () => {
    const yard = await town().addWork(YARD);
    const heat = await town().addWork({
      ...{ ...HEAT, start: '2030-06-10', end: '2030-06-25' },
      ...{ status: 'finished', finishedOn: '2030-06-12' },
    });
    const side = sideOf(await sides('work.clash'), yard);
    expect(side.bars).toMatchObject([{ kind: 'work', id: heat, start: '2030-06-10', end: '2030-06-12' }]);
    expect(side.proposals.map(told)[0]).toEqual({ days: '2030-06-13/2030-07-02', shiftDays: 12, rest: [] });
  });

  it('offers no days on which a work under way past its end is expected to go on', async () => {
    const days: { late: string; first: string; last: string }[] = await db().query(
      `SELECT (current_date - 3)::text AS late, (current_date + 1)::text AS first, (current_date + 10)::text AS last`,
    );
    const { late = '', first = '', last = '' } = days[0] ?? {};
    const heat = await town().addWork({ ...HEAT, start: '2020-06-10', end: late, status: 'running' });
    const yard = await town().addWork({ ...YARD, type: undefined, start: first, end: last });
    const side = sideOf(await sides('work.clash'), yard);
    const end = side.bars.find(({ id }) => id === heat)?.end ?? '';
    expect(end > last).toBe(true);
    expect(side.proposals.length).toBeGreaterThan(0);
    for (const { start } of side.proposals) expect(start > end).toBe(true);
  });

  it('sends planting of June to the autumn season', async () => {
    const work = await town().addWork({ ...YARD, type: 'greening', start: '2030-06-10', end: '2030-06-20' });
    const side = sideOf(await sides('work.season'), work);
    expect(side.proposals.map(told).map(({ days }) => days)).toContain('2030-05-21/2030-05-31');
    expect(side.proposals.every(({ leaves }) => leaves.length === 0)).toBe(true);
  });

  it('keeps out of an event of the whole city', async () => {
    await town().addRestriction({ kind: 'event', at: null, from: '2030-06-18', to: '2030-06-25', title: 'Форум' });
    const work = await town().addWork({ ...YARD, hinders: true, firm: true });
    const side = sideOf(await sides('work.event'), work);
    expect(side.proposals.map(told)[0]).toEqual({ days: '2030-05-29/2030-06-17', shiftDays: -3, rest: [] });
    expect(side.proposals[0]?.cost).toBe(6);
  });

  it('clears a clash though the surface is protected for years, and tells that it stays opened', async () => {
    const heat = await town().addWork({ ...HEAT, start: '2030-06-10', end: '2030-06-25' });
    await town().addWork({ ...HEAT, type: 'lighting', breaks: false, start: '2030-06-01', end: '2030-06-14' });
    await town().addRestriction({ kind: 'fresh-surface', from: '2028-01-01', to: '2033-01-01' });
    const side = sideOf(await sides('work.clash'), heat);
    expect(side.proposals.map(told)[0]).toEqual({
      ...{ days: '2030-06-15/2030-06-30', shiftDays: 5, rest: ['work.repeat-dig'] },
    });
  });

  it('uses the free part of a planned window first', async () => {
    const work = await town().addWork({ ...YARD, start: '2030-05-01', end: '2030-07-31', duration: 15, firm: false });
    await town().addWork({
      ...HEAT,
      breaks: false,
      type: 'lighting',
      start: '2030-05-20',
      end: '2030-06-25',
      firm: true,
    });
    const [first] = sideOf(await sides('work.clash'), work).proposals;
    expect(first).toMatchObject({ narrowed: true, shiftDays: 0, start: '2030-05-01', end: '2030-05-19' });
  });

  it.each([
    ['running', 'running'],
    ['finished', 'ended'],
  ])('does not move a %s work', async (status, reason) => {
    const work = await town().addWork({ ...YARD, status });
    await town().addWork({ ...HEAT, start: '2030-06-10', end: '2030-06-25' });
    expect(sideOf(await sides('work.clash'), work)).toMatchObject({
      immovable: reason,
      mayApply: false,
      proposals: [],
    });
  });

  it('says of an opportunity or a duplicate that dates do not help', async () => {
    await town().addWork(YARD);
    await town().addWork({
      ...YARD,
      title: 'Двор ещё раз',
      agency: 'dep-construction',
      start: '2030-08-01',
      end: '2030-08-20',
    });
    const all = await sides('work.duplicate');
    expect(all.map(({ proposals }) => proposals.length)).toEqual([0, 0]);
  });

  it('proposes for a draft, and stores nothing', async () => {
    await town().addWork({ ...HEAT, start: '2030-06-10', end: '2030-06-25' });
    const [row] = await db().query(`SELECT ST_AsGeoJSON(${TestCity.shape('$1')}, 15)::json AS shape`, [
      TestCity.metric({ x: 0, y: 0, w: 40, h: 20 }),
    ]);
    const answer = await useCase().forDraft(reader, {
      ...{ agency: 'akim-esil', function: 'improvement.courtyard', workType: 'courtyard', geometry: row.shape },
      ...{ surfaceBreaking: false, hindersTraffic: false, dateCertainty: 'planned', status: 'planned' },
      ...{ geometryAccuracy: 'as-given', start: '2030-06-01', end: '2030-06-20' },
    });
    expect(answer.sides[0]?.proposals.map(told)[0]).toEqual({ days: '2030-06-26/2030-07-15', shiftDays: 25, rest: [] });
    expect(await db().query('SELECT count(*)::int AS n FROM work')).toEqual([{ n: 1 }]);
  });

  it('never lies: applied, each proposal leaves what it said and nothing else', async () => {
    const random = sequence(7);
    const kinds = ['courtyard', 'heat-network', 'road', 'greening', 'lighting'];
    for (let index = 0; index < 14; index += 1) {
      const start = 130 + Math.floor(random() * 90);
      const type = kinds[index % kinds.length] as string;
      await town().addWork({
        ...{
          title: `Работа ${index}`,
          type,
          breaks: type === 'heat-network',
          agency: index % 2 ? 'akim-esil' : 'dep-utilities',
        },
        ...{
          at: { x: random() * 60, y: random() * 40, w: 30, h: 20 },
          start: dayIn2030(start),
          end: dayIn2030(start + 5 + Math.floor(random() * 20)),
        },
        ...{ hinders: random() > 0.5, firm: random() > 0.5 },
      });
    }
    await town().addRestriction({ kind: 'event', from: '2030-07-01', to: '2030-07-06' });
    await detect();
    const rows: { id: string }[] = await db().query(
      "SELECT id FROM finding WHERE status <> 'closed' ORDER BY number LIMIT 12",
    );
    let checked = 0;
    for (const { id } of rows) {
      const { sides: all } = await useCase().forFinding(reader, id);
      for (const side of all)
        for (const proposal of side.proposals.slice(0, 2)) {
          expect(await truth(side, proposal)).toEqual(
            [...proposal.leaves, ...proposal.opens].map(({ rule }) => rule).sort(),
          );
          checked += 1;
        }
    }
    expect(checked).toBeGreaterThan(8);
  }, 120_000);

  /** Moves the work for real, lets the rules look, tells what it has and moves it back. */
  async function truth(side: ProposalSide, { start, end }: DateProposal): Promise<string[]> {
    const move = async (from: string, to: string): Promise<void> => {
      await db().query('UPDATE work SET starts_on = $2, ends_on = $3 WHERE id = $1', [side.work, from, to]);
      await db().query('UPDATE work_zone SET starts_on = $2, ends_on = $3 WHERE work_id = $1', [side.work, from, to]);
      for (const { code } of WORK_RULES) await town().city.detectSome([side.work as string], code);
    };
    await move(start, end);
    const found: { rule: string }[] = await db().query(
      "SELECT rule FROM finding WHERE $1 IN (subject_a, subject_b) AND status <> 'closed' ORDER BY rule",
      [side.work],
    );
    await move(side.start, side.end);
    return found.map(({ rule }) => rule);
  }

  it('lists what lies near a work, layer by layer, the nearest first', async () => {
    const yard = await town().addWork(YARD);
    const far = await town().addWork({ ...HEAT, title: 'Далёкая', at: { x: 140, y: 0, w: 10, h: 10 } });
    const close = await town().addWork({ ...HEAT, at: { x: 70, y: 0, w: 10, h: 10 } });
    const nearby = new FindNearby(db());
    const ask = async (change: object): Promise<Nearby['layers'][number]> =>
      (await nearby.execute(reader, nearbyRequestSchema.parse({ work: yard, layers: ['works'], ...change })))
        .layers[0] as never;
    const [touching, all] = [await ask({ withinM: 30 }), await ask({ withinM: 100 })];
    expect(touching.items.map(({ id, distanceM }) => [id, distanceM])).toEqual([[close, 30]]);
    expect(all.items.map(({ id }) => id)).toEqual([close, far]);
    expect((await ask({ withinM: 29.9 })).total).toBe(0);
    expect((await ask({ withinM: 100, to: '2030-05-31' })).total).toBe(0);
    const whole = await nearby.execute(reader, nearbyRequestSchema.parse({ work: yard, withinM: 500 }));
    expect(whole.layers.map(({ layer }) => layer)).toEqual(NEARBY_LAYERS);
    expect(whole.ring.type).toBe('Polygon');
    // Drawn zones are one place, of whatever kinds their shapes are; the work they belong to is not its own neighbour.
    const zones = [TestCity.metric({ x: 0, y: 0, w: 40, h: 20 }), 'POINT(165 5)'];
    const shapes: { shape: object }[] = await db().query(
      `SELECT ST_AsGeoJSON(${TestCity.shape('g')}, 15)::json AS shape FROM unnest($1::text[]) WITH ORDINALITY z (g, n) ORDER BY n`,
      [zones],
    );
    const drawn = { work: undefined, geometries: shapes.map(({ shape }) => shape), except: yard, withinM: 30 };
    expect((await ask(drawn)).items.map(({ id, distanceM }) => [id, distanceM])).toEqual([
      [far, 15],
      [close, 30],
    ]);
    expect((await ask({ ...drawn, except: undefined })).total).toBe(3);
    await expect(ask({ work: '0190a000-0000-7000-8000-000000000001' })).rejects.toMatchObject({
      code: 'resource.not-found',
    });
  });
});

/** A day of 2030 by its number in the year. */
const dayIn2030 = (day: number): string => new Date(Date.UTC(2030, 0, day)).toISOString().slice(0, 10);

/** Numbers from 0 to 1 that are the same in every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
