import { Injectable } from '@nestjs/common';
import type { DateProposal, NamedFinding, PreviewFinding } from '@abat/contracts';
import { type MovableWork, MovableWorks, type Obstacles } from '@abat/findings';
import type { EntityManager } from 'typeorm';
import { type Candidate, searchDates } from '../domain/date-search.js';
import { dayNumber, dayOf, type Span, windowsIn } from '../domain/days.js';
import { isClean, isWorth } from '../domain/proposal-worth.js';

/** How far dates are looked for, days before and after. */
export const HORIZON_DAYS = 366;
/** Candidates judged by the rules, and proposals told, of one work. */
const MOST_JUDGED = 6;
const MOST_TOLD = 3;

/** Identity of a finding of one work: its rule and the other side. */
const keyOf = (finding: PreviewFinding, workId: string | null): string =>
  [finding.rule, ...finding.subjects.map(({ id }) => id).filter((id) => id !== workId)].join('|');

const namedOf =
  (workId: string | null) =>
  (finding: PreviewFinding): NamedFinding => {
    const { rule, severity, title, existing } = finding;
    return { key: keyOf(finding, workId), rule, severity, title, finding: existing };
  };

/** New days of a work, each judged by the rules before it is told. */
@Injectable()
export class WorkProposals {
  constructor(private readonly works: MovableWorks) {}

  /**
   * Up to three proposals, the cheapest first; each clears something dates can help and opens nothing worse than that.
   * @param clearing id of the stored finding that has to go; null = any
   */
  async of(
    manager: EntityManager,
    work: MovableWork,
    { obstacles, clearing }: { obstacles: Obstacles; clearing: string | null },
  ): Promise<DateProposal[]> {
    const candidates = searchDates(inputOf(work, obstacles)).slice(0, MOST_JUDGED);
    if (candidates.length === 0) return [];
    const before = await this.works.findingsOn(manager, work, work.draft.measured.zones);
    const proposals: DateProposal[] = [];
    for (const candidate of candidates) {
      const days = candidate.zones.map(({ from, to }) => ({ start: dayOf(from), end: dayOf(to) }));
      const after = await this.works.findingsOn(manager, work, days);
      const proposal = compare({ candidate, before, after }, work.draft.row.id);
      if (isWorth(proposal, clearing)) proposals.push(proposal);
      if (proposals.filter(isClean).length === MOST_TOLD) break;
    }
    return proposals
      .toSorted((one, other) => Number(isClean(other)) - Number(isClean(one)) || one.cost - other.cost)
      .slice(0, MOST_TOLD);
  }

  /** What a stored work meets on the days it has, among the neighbours and by the rules of this moment. */
  async met(manager: EntityManager, workId: string): Promise<NamedFinding[]> {
    const work = await this.works.ofStored(manager, workId);
    return (await this.works.findingsOn(manager, work, work.draft.measured.zones)).map(namedOf(workId));
  }
}

type Judged = { candidate: Candidate; before: readonly PreviewFinding[]; after: readonly PreviewFinding[] };

function compare({ candidate, before, after }: Judged, workId: string | null): DateProposal {
  const [had, has] = [before, after].map((findings) => new Set(findings.map((finding) => keyOf(finding, workId))));
  const { zones, shiftDays, narrowed, cost } = candidate;
  const named = namedOf(workId);
  return {
    start: dayOf(Math.min(...zones.map(({ from }) => from))),
    end: dayOf(Math.max(...zones.map(({ to }) => to))),
    shiftDays,
    narrowed,
    clears: before.filter((finding) => !has?.has(keyOf(finding, workId))).map(named),
    leaves: after.filter((finding) => had?.has(keyOf(finding, workId))).map(named),
    opens: after.filter((finding) => !had?.has(keyOf(finding, workId))).map(named),
    cost,
  };
}

const spanOf = ({ start, end }: { start: string; end: string }): Span => ({
  from: dayNumber(start),
  to: dayNumber(end),
});

/** Days on which an obstacle is in the way: its own, and where the order matters all on its wrong side. */
function blockedDays({ sequence, ...bar }: Obstacles['bars'][number]): Span {
  const days = spanOf(bar);
  if (sequence === 'after') return { from: days.from - HORIZON_DAYS, to: days.to };
  return sequence === 'before' ? { from: days.from, to: days.to + HORIZON_DAYS } : days;
}

function inputOf({ draft: { measured } }: MovableWork, { bars, season, today }: Obstacles) {
  const zones = measured.zones.map(spanOf);
  const within = { from: Math.min(...zones.map(({ from }) => from)), to: Math.max(...zones.map(({ to }) => to)) };
  const near = { from: within.from - HORIZON_DAYS, to: within.to + HORIZON_DAYS };
  return {
    zones,
    blocked: bars.map((bar) => ({ ...blockedDays(bar), zone: bar.zone - 1, by: bar.id })),
    season: season && windowsIn(season, near),
    today: dayNumber(today),
    horizonDays: HORIZON_DAYS,
    durationDays: measured.firm ? null : measured.durationDays,
    firm: measured.firm,
  };
}
