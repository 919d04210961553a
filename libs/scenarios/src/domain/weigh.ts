import type { ComparisonMeasures, Measures, RuleCode } from '@abat/contracts';
import { toKzt, toTiyn } from './money.js';
import type { LineChange } from './to-overlay.js';

/** A finding as far as sums need it. */
export type Weighed = { rule: RuleCode; measures: Measures };
/** What findings that were not measured anew amount to, by rule. */
export type Standing = { rule: RuleCode; count: number; overlapM2: number; gapM2: number };

type Chains = readonly { function: string; territory: string; bodies: number }[];

const km2 = (m2: number): number => Math.round(m2 / 1000) / 1000;
const numberOf = (value: Measures[string] | undefined): number => (typeof value === 'number' ? value : 0);

/** Counts, areas and chain lengths of one side. */
export function weighFindings(
  findings: readonly Weighed[],
  standing: readonly Standing[],
  chains: Chains,
): Omit<ComparisonMeasures, 'agencies'> {
  const counts: Record<string, number> = {};
  for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
  for (const { rule, count } of standing) counts[rule] = (counts[rule] ?? 0) + count;
  const sum = (rule: string, name: string, stood: (row: Standing) => number): number =>
    findings
      .filter((finding) => finding.rule === rule)
      .reduce((total, { measures }) => total + numberOf(measures[name]), 0) +
    standing.filter((row) => row.rule === rule).reduce((total, row) => total + stood(row), 0);
  const bodies = chains.map((chain) => chain.bodies);
  return {
    findings: counts,
    total: Object.values(counts).reduce((total, count) => total + count, 0),
    overlapKm2: km2(sum('mandate.duplicate', 'overlapM2', (row) => row.overlapM2)),
    gaps: counts['mandate.gap'] ?? 0,
    gapKm2: km2(sum('mandate.gap', 'gapM2', (row) => row.gapM2)),
    chain: {
      average: bodies.length > 0 ? Math.round((bodies.reduce((a, b) => a + b, 0) / bodies.length) * 100) / 100 : null,
      max: bodies.length > 0 ? bodies.reduce((most, count) => Math.max(most, count)) : null,
    },
  };
}

type Numbers = ComparisonMeasures['agencies'][number] & { id: string };

/** Adds what follows from works and staff. */
export function withLoad<Row extends { works: number; staff: number | null }>(
  row: Row,
): Row & { requests: null; worksPerEmployee: number | null } {
  const worksPerEmployee = row.staff ? Math.round((row.works / row.staff) * 100) / 100 : null;
  return { ...row, requests: null, worksPerEmployee };
}

/** What changes between the bodies. */
export type Shifts = {
  ended: readonly string[];
  created: readonly string[];
  works: readonly { fromId: string; toId: string | null; works: number }[];
  lines: readonly LineChange[];
};

/** The numbers of the bodies after powers, works and money moved. Rows of bodies that had nothing must be among `before`. */
export function shiftAgencies(before: readonly Numbers[], shifts: Shifts): Numbers[] {
  const count = (ids: readonly string[], id: string): number => ids.filter((one) => one === id).length;
  return before.map((row) => {
    const works = shifts.works.reduce(
      (total, move) => total + (move.toId === row.id ? move.works : 0) - (move.fromId === row.id ? move.works : 0),
      row.works,
    );
    const money = shifts.lines.reduce((total, { line, leftKzt, received }) => {
      const got = received.filter((one) => one.agencyId === row.id).reduce((all, one) => all + toTiyn(one.kzt), 0n);
      return total + got - (line.agencyId === row.id ? toTiyn(line.amountKzt) - toTiyn(leftKzt) : 0n);
    }, toTiyn(row.moneyKzt));
    const mandates = row.mandates - count(shifts.ended, row.id) + count(shifts.created, row.id);
    return withLoad({ ...row, works, mandates, moneyKzt: toKzt(money) });
  });
}
