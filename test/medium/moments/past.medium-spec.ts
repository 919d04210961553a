import { DetectSubjects, FindingRepository, ListFindings } from '@abat/findings';
import { type ChangedType, findingQuerySchema, workQuerySchema } from '@abat/contracts';
import { readAt } from '@abat/moments';
import { WorkRepository } from '@abat/works';
import { FindingReader } from '../../../libs/findings/src/application/finding-reader.js';
import { Dice } from '../findings/support/dice.js';
import { withTown } from '../findings/support/with-town.js';
import { WorksEditor } from '../findings/support/works-editor.js';

const EDITS = 1_000;
const BETWEEN_FULL_COPIES = 125;
const COMPARED = 80;
const FILTERS: Record<string, string>[] = [
  { agency: 'dep-utilities' },
  { territory: 'esil' },
  { status: 'running,planned' },
  { period: 'current' },
  { q: 'двор' },
  { bbox: '71.43,51.12,71.44,51.13' },
  { function: 'improvement' },
];

// What stands in the registers, as one short text: read from the tables now, and from the past.
const DIGEST = `SELECT md5(concat_ws('#',
  (SELECT string_agg(w::text, '|' ORDER BY w.id) FROM work w),
  (SELECT string_agg((z.id, z.work_id, z.number, z.starts_on, z.ends_on, z.buffer_m, ST_AsText(z.geom, 15), z.active)::text, '|' ORDER BY z.id) FROM work_zone z),
  (SELECT string_agg((s.work_id, s.territory_id, round(s.share::numeric, 6))::text, '|' ORDER BY s.work_id, s.territory_id) FROM work_territory s),
  (SELECT string_agg(x::text, '|' ORDER BY x.id) FROM budget_allocation x),
  (SELECT string_agg((d.id, d.number, d.rule, d.subject_a, d.subject_b, d.agency_ids, d.territory_ids, d.severity, d.score, d.status, d.measures,
    d.period, ST_AsText(d.geom, 15), d.opened_at, d.updated_at, d.closed_at, d.version)::text, '|' ORDER BY d.id) FROM finding d))) AS digest`;

type Copy = { at: string; digest: string };
type FullCopy = { at: string; works: unknown; findings: unknown };

describe('the past', () => {
  const town = withTown();
  const db = () => town().city.db;

  const works = async (query: Record<string, string> = {}): Promise<unknown> =>
    (await new WorkRepository(db()).list(workQuerySchema.parse({ withGeometry: 'true', limit: '500', ...query })))
      .items;
  const findings = async (query: Record<string, string> = {}): Promise<unknown> => {
    const list = new ListFindings(db(), new FindingRepository(db()), new FindingReader(db()));
    const asked = { period: 'all', status: 'open,assessed,closed', sort: 'openedAt', limit: '500', ...query };
    return (await list.execute(findingQuerySchema.parse(asked))).items;
  };
  const digest = async (at?: string): Promise<string> => {
    const rows: { digest: string }[] = await readAt(db(), at, (manager) => manager.query(DIGEST));
    return rows[0]!.digest;
  };
  const now = async (): Promise<string> => {
    const rows: { at: string }[] = await db().query(
      `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`,
    );
    return rows[0]!.at;
  };

  it(`is read exactly as it was after each of ${EDITS} random edits`, async () => {
    const dice = new Dice(20_261_121);
    const editor = new WorksEditor(town(), dice);
    const detection = new DetectSubjects(town().city.detector);
    const waiting = new Map<ChangedType, Set<string>>();
    const copies: Copy[] = [];
    const fullCopies: FullCopy[] = [];
    for (let done = 1; done <= EDITS; done += 1) {
      for (const { changed, ids } of await editor.edit())
        waiting.set(changed, new Set([...(waiting.get(changed) ?? []), ...ids]));
      if (dice.below(6) === 0) {
        for (const [type, touched] of waiting) await detection.execute(type, [...touched]);
        waiting.clear();
      }
      copies.push({ digest: await digest(), at: await now() });
      if (done % BETWEEN_FULL_COPIES === 0)
        fullCopies.push({ works: await works(), findings: await findings(), at: await now() });
    }
    await db().query('ANALYZE');
    for (let compared = 0; compared < COMPARED; compared += 1) {
      const { at, digest: truth } = dice.of(copies);
      expect({ at, digest: await digest(at) }).toEqual({ at, digest: truth });
    }
    for (const { at, ...truth } of fullCopies)
      expect({ works: await works({ at }), findings: await findings({ at }) }).toEqual(truth);
    const last = copies.at(-1)!;
    for (const filter of FILTERS) expect(await works({ ...filter, at: last.at })).toEqual(await works(filter));
  }, 400_000);

  it.each(FILTERS)('keeps to the filter %j', async (filter) => {
    const before = await works(filter);
    const at = await now();
    await db().query(
      `UPDATE work SET title = 'переименовано', status = 'cancelled', agency_id = (SELECT id FROM agency WHERE code = 'akim-almaty')`,
    );
    await db().query(
      'DELETE FROM work_zone WHERE number = 1 AND work_id IN (SELECT id FROM work ORDER BY id LIMIT 10)',
    );
    await db().query('DELETE FROM work WHERE id IN (SELECT id FROM work ORDER BY id DESC LIMIT 10)');
    expect(await works({ ...filter, at })).toEqual(before);
  });

  it('has nothing before the first change that is kept', async () => {
    expect(await works({ at: '1970-01-01T00:00:00Z' })).toEqual([]);
  });

  it('refuses a moment that is to come', async () => {
    const at = new Date(Date.now() + 3_600_000).toISOString();
    await expect(works({ at })).rejects.toMatchObject({ code: 'request.invalid', errors: [{ path: 'at' }] });
  });

  it('is read with the columns the registers have today', async () => {
    const missing = await db().query(
      `SELECT c.table_name, c.column_name FROM information_schema.columns c
       WHERE c.table_schema = 'public' AND c.is_generated = 'NEVER' AND c.table_name IN (SELECT table_name FROM information_schema.views WHERE table_schema = 'past')
         AND NOT EXISTS (SELECT FROM information_schema.columns p WHERE p.table_schema = 'past' AND p.table_name = c.table_name AND p.column_name = c.column_name)`,
    );
    expect(missing).toEqual([]);
  });
});
