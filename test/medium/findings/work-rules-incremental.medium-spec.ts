import type { ChangedType, RuleCode } from '@abat/contracts';
import { DetectSubjects } from '@abat/findings';
import { Dice } from './support/dice.js';
import { withTown } from './support/with-town.js';
import { WorksEditor } from './support/works-editor.js';

const EDITS = 2_400;
const BETWEEN_COMPARISONS = 300;
const RULES: RuleCode[] = [
  ...(['work.clash', 'work.duplicate', 'work.repeat-dig', 'work.order'] as const),
  ...(['work.combine', 'work.season', 'work.event', 'work.no-handover'] as const),
];

type Standing = { rule: RuleCode; subjects: string } & Record<string, unknown>;

describe('rules about works, change by change', () => {
  const town = withTown();

  // Works without a strip, and lines and trenches wider than the strips of others.
  beforeAll(async () => {
    const { db } = town().city;
    await db.query(`UPDATE setting SET value = value || '{"bufferM": 0}' WHERE key = 'rule.work.clash'`);
    await db.query(
      `INSERT INTO setting (key, value, note) VALUES ('rule.work.order', '{"lineWidthM": 15}', ''),
         ('rule.work.repeat-dig', '{"trenchWidthM": 40}', '')`,
    );
  });

  const standing = (): Promise<Standing[]> =>
    town().city.db.query(
      `SELECT rule, concat_ws(' ', subject_a, subject_b) AS subjects, subject_b_type, severity, score, measures, period::text,
         agency_ids, territory_ids, demo, round(ST_Area(geom::geography)::numeric) AS area
       FROM finding WHERE status <> 'closed' ORDER BY 1, 2`,
    );

  it.each([20_261_121, 7])(
    `end where a full run ends (seed %i)`,
    async (seed) => {
      const dice = new Dice(seed);
      const editor = new WorksEditor(town(), dice);
      const detection = new DetectSubjects(town().city.detector);
      const seen = new Set<RuleCode>();
      const waiting = new Map<ChangedType, Set<string>>();
      for (let done = 1; done <= EDITS / 2; done += 1) {
        for (const { changed, ids } of await editor.edit())
          waiting.set(changed, new Set([...(waiting.get(changed) ?? []), ...ids]));
        const compared = done % BETWEEN_COMPARISONS === 0;
        // Edits are judged alone or some together, as the relay gathers them.
        if (!compared && dice.below(8) > 0) continue;
        for (const [type, touched] of waiting) await detection.execute(type, [...touched]);
        waiting.clear();
        if (!compared) continue;
        const incremental = await standing();
        for (const rule of RULES) await town().city.detect(rule);
        expect(incremental).toEqual(await standing());
        for (const { rule } of incremental) seen.add(rule);
      }
      expect([...seen].sort()).toEqual([...RULES].sort());
    },
    180_000,
  );
});
