import type { SourceRow } from '../../domain/source-row.js';
import { readInventory } from './inventory.js';
import { type DemoWork, makeDemoProgramme } from './programme.js';
import { type DemoRestriction, makeDemoRestrictions } from './restrictions.js';
import { WORK_TYPES } from './work-types.js';

type ImportRow = Omit<SourceRow, 'number'>;
export type DemoProject = { code: string; title: string };
export type DemoRows = {
  projects: DemoProject[];
  budgetLines: ImportRow[];
  works: ImportRow[];
  restrictions: DemoRestriction[];
};

const NOTE = 'Демонстрационная запись: работа, подрядчик и сумма придуманы, место настоящее.';
const SHORT: Record<string, string> = {
  'improvement.courtyard': 'courtyards',
  'improvement.playground': 'playgrounds',
  'improvement.lighting': 'lighting',
  'improvement.public-space': 'public-spaces',
  'improvement.greening': 'greening',
  'streets.road-repair': 'roads',
  'streets.pavement': 'footways',
  'networks.heat': 'heat',
  'networks.water': 'water',
  'networks.storm': 'storm',
};

const functionOf = (work: DemoWork): string => WORK_TYPES[work.type].function;
const lineOf = (work: DemoWork): string => `demo-${work.year}-${work.agency}-${SHORT[functionOf(work)] ?? 'other'}`;

function toWork(work: DemoWork): ImportRow {
  const type = WORK_TYPES[work.type];
  return {
    fields: {
      external_id: work.id,
      title: work.title,
      agency: work.agency,
      function: type.function,
      stage: type.stage,
      surface_breaking: type.surfaceBreaking,
      hinders_traffic: type.hindersTraffic,
      start: work.days.start,
      end: work.days.end,
      date_certainty: work.certainty,
      status: work.status,
      contractor: work.contractor,
      cost_kzt: String(work.costKzt),
      budget_line: lineOf(work),
      project: work.project,
      note: NOTE,
      geometry_accuracy: type.accuracy,
    },
    geometry: work.shape,
  };
}

const PAID = ['finished', 'accepted'];
const COMMITTED = [...PAID, 'running', 'approved'];
const sum = (works: readonly DemoWork[]): number => works.reduce((total, { costKzt }) => total + costKzt, 0);
const tidy = (amount: number): string => String(Math.ceil(amount / 1_000_000) * 1_000_000);

// What is not cancelled fits the line with a little to spare.
function toLine(code: string, works: DemoWork[]): ImportRow {
  const [first] = works as [DemoWork];
  const kept = works.filter(({ status }) => status !== 'cancelled');
  const having = (statuses: string[]) => sum(kept.filter(({ status }) => statuses.includes(status)));
  return {
    fields: {
      code,
      year: first.year,
      administrator: first.agency,
      programme: `Благоустройство ${first.year} (демо)`,
      function: functionOf(first),
      territory: first.agency.startsWith('akim-') ? first.agency.slice('akim-'.length) : 'city',
      source: 'local',
      standing: 'budget',
      planned_kzt: tidy(sum(works) * 1.05),
      adjusted_kzt: tidy(sum(kept) * 1.03),
      committed_kzt: String(having(COMMITTED)),
      paid_kzt: String(having(PAID)),
      note: NOTE,
    },
  };
}

function groupByLine(works: readonly DemoWork[]): Map<string, DemoWork[]> {
  const groups = new Map<string, DemoWork[]>();
  for (const work of works) groups.set(lineOf(work), [...(groups.get(lineOf(work)) ?? []), work]);
  return groups;
}

/** The demonstration programme as rows for the importer. */
export async function demoRows(today: string): Promise<DemoRows> {
  const works = makeDemoProgramme(await readInventory(), today);
  const projects = new Map(works.filter(({ project }) => project).map((work) => [work.project ?? '', work]));
  return {
    projects: [...projects].map(([code, work]) => ({ code, title: `Комплексный проект: ${work.title}` })),
    budgetLines: [...groupByLine(works)].map(([code, group]) => toLine(code, group)),
    works: works.map(toWork),
    restrictions: makeDemoRestrictions(works),
  };
}
