import type { ComparedFinding, Comparison, Finding } from '@abat/contracts';
import type { DescribedFinding, StandingFindings } from '@abat/findings';
import type { EntityManager } from 'typeorm';

/** Findings listed of each kind; the totals tell how many there are. */
export const LISTED = 500;

type Side = { findings: readonly DescribedFinding[] };
type Stored = ReadonlyMap<string, { id: string; number: number }>;
type Party = ComparedFinding['parties'][number];
type Question = {
  before: Side;
  after: Side;
  stood: { items: readonly Finding[]; sums: readonly { count: number }[] };
  day: string;
};

const keyOf = (finding: DescribedFinding): string =>
  [finding.rule, ...finding.subjectKeys.map(({ id }) => id)].join('|');

/** Sorts the findings of both sides into closed, opened and remaining. Only those that reach the first day count. */
export async function compareSides(
  manager: EntityManager,
  standing: StandingFindings,
  { before, after, stood, day }: Question,
): Promise<{
  before: DescribedFinding[];
  after: DescribedFinding[];
  found: Pick<Comparison, 'closed' | 'opened' | 'remaining' | 'totals'>;
}> {
  const reaches = ({ period }: DescribedFinding): boolean => period.to === null || period.to >= day;
  const [was, is] = [before.findings.filter(reaches), after.findings.filter(reaches)];
  const [now, then] = [new Set(was.map(keyOf)), new Set(is.map(keyOf))];
  const closed = was.filter((finding) => !then.has(keyOf(finding)));
  const opened = is.filter((finding) => !now.has(keyOf(finding)));
  const remaining = is.filter((finding) => now.has(keyOf(finding)));
  const told = await teller(manager, standing, [...was, ...is]);
  const others = stood.sums.reduce((total, { count }) => total + count, 0);
  return {
    before: was,
    after: is,
    found: {
      closed: worst(closed.map(told)),
      opened: worst(opened.map(told)),
      remaining: worst([...remaining.map(told), ...stood.items.map(storedFinding)]),
      totals: { closed: closed.length, opened: opened.length, remaining: remaining.length + others },
    },
  };
}

const worst = (findings: ComparedFinding[]): ComparedFinding[] =>
  findings.sort((one, other) => other.score - one.score).slice(0, LISTED);

async function teller(
  manager: EntityManager,
  standing: StandingFindings,
  findings: readonly DescribedFinding[],
): Promise<(finding: DescribedFinding) => ComparedFinding> {
  const numbers = await standing.numbers(
    manager,
    findings.flatMap(({ subjectKeys }) => subjectKeys.slice(0, 1).map(({ id }) => id)),
  );
  const parties = await partiesById(manager, [...new Set(findings.flatMap((finding) => finding.agencyIds))]);
  const known = await knownSubjects(manager, findings);
  return (finding) => toCompared(finding, { numbers, parties, known });
}

function toCompared(
  finding: DescribedFinding,
  { numbers, parties, known }: { numbers: Stored; parties: ReadonlyMap<string, Party>; known: ReadonlySet<string> },
): ComparedFinding {
  const { agencyIds, territoryIds, subjectKeys: _keys, subjects, ...rest } = finding;
  const stored = numbers.get(keyOf(finding));
  return {
    ...rest,
    id: stored?.id ?? null,
    number: stored?.number ?? null,
    territory: territoryIds,
    parties: agencyIds.flatMap((id) => parties.get(id) ?? []),
    // A power that only the scenario has cannot be opened.
    subjects: subjects.map((subject) => ({ ...subject, id: known.has(subject.id) ? subject.id : null })),
  };
}

function storedFinding(finding: Finding): ComparedFinding {
  const { id, number, rule, severity, score, measures, explanation, title, geometry, territory, period, demo } =
    finding;
  const parties = finding.parties.map(({ agency, nameRu, nameKk, nameEn }) => ({ agency, nameRu, nameKk, nameEn }));
  return {
    ...{ id, number, rule, severity, score, measures, explanation, title, geometry, territory, period, demo },
    parties,
    subjects: finding.subjects,
  };
}

async function partiesById(manager: EntityManager, ids: readonly string[]): Promise<Map<string, Party>> {
  const rows: (Party & { id: string })[] = await manager.query(
    'SELECT id, code AS agency, name_ru AS "nameRu", name_kk AS "nameKk", name_en AS "nameEn" FROM agency WHERE id = ANY ($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, ...party }) => [id, party]));
}

async function knownSubjects(manager: EntityManager, findings: readonly DescribedFinding[]): Promise<Set<string>> {
  const keys = findings.flatMap((finding) => finding.subjectKeys);
  const mandates = keys.filter(({ type }) => type === 'mandate').map(({ id }) => id);
  const rows: { id: string }[] = await manager.query('SELECT id FROM mandate WHERE id = ANY ($1::uuid[])', [mandates]);
  return new Set([...rows.map(({ id }) => id), ...keys.filter(({ type }) => type !== 'mandate').map(({ id }) => id)]);
}
