import { ALARM_KPIS, type AlarmKpi, FLOOD } from '@abat/contracts';

export type KpiCode = (typeof ALARM_KPIS)[number];
type Standard = Omit<AlarmKpi, 'code' | 'value' | 'verdict'>;

/** Alarms of the last 24 hours as SQL counts them. Shares are percent, times minutes; null = nothing to measure. */
export type KpiFigures = Record<Exclude<KpiCode, 'rate'>, number | null>;

const MINUTES_A_DAY = 24 * 60;
/** Shares of so few alarms say nothing. */
const FEWEST_FOR_SHARES = 20;
/** A value near its target is within so many points of it. */
const NEAR_POINTS = 5;

/**
 * Targets as control rooms know them (ISA-18.2 and EEMUA 191 as public sources quote them): one alarm in ten minutes per
 * operator, ten after an upset, 150 a day fine and 300 too many, none older than a day, priorities near 80/15/5.
 * That nine of ten are taken in time is our proposal.
 */
const STANDARDS: Record<KpiCode, Standard> = {
  rate: { unit: 'alarms', target: 1, limit: 2, better: 'less' },
  peak: { unit: 'alarms', target: FLOOD.alarms, limit: FLOOD.alarms, better: 'less' },
  'flood-share': { unit: 'percent', target: 1, limit: 5, better: 'less' },
  'per-day': { unit: 'alarms', target: 150, limit: 300, better: 'less' },
  stale: { unit: 'alarms', target: 0, limit: 5, better: 'less' },
  chatter: { unit: 'alarms', target: 0, limit: 0, better: 'less' },
  'share-urgent': { unit: 'percent', target: 5, limit: null, better: 'near' },
  'share-high': { unit: 'percent', target: 15, limit: null, better: 'near' },
  overdue: { unit: 'alarms', target: 0, limit: 0, better: 'less' },
  'in-time': { unit: 'percent', target: 90, limit: 75, better: 'more' },
  'time-to-take': { unit: 'minutes', target: null, limit: null, better: 'less' },
  snoozed: { unit: 'alarms', target: null, limit: null, better: 'less' },
};

/** How a value stands against its target. */
export function verdictOf(value: number | null, { target, limit, better }: Standard): AlarmKpi['verdict'] {
  if (value === null || target === null) return 'unknown';
  const beyond = limit ?? target;
  if (better === 'near') {
    const distance = Math.abs(value - target);
    if (distance <= NEAR_POINTS) return 'good';
    return distance <= 2 * NEAR_POINTS ? 'watch' : 'bad';
  }
  const [miss, over] = better === 'less' ? [value > target, value > beyond] : [value < target, value < beyond];
  if (!miss) return 'good';
  return over ? 'bad' : 'watch';
}

/** Every measure with its target. @param operators who share the alarms, at least one */
export function kpisOf(figures: KpiFigures, operators: number): AlarmKpi[] {
  const perDay = figures['per-day'] ?? 0;
  const rate = perDay / (MINUTES_A_DAY / FLOOD.minutes) / Math.max(1, operators);
  const few = perDay < FEWEST_FOR_SHARES;
  const values: Record<KpiCode, number | null> = {
    ...figures,
    rate: Math.round(rate * 100) / 100,
    'share-urgent': few ? null : figures['share-urgent'],
    'share-high': few ? null : figures['share-high'],
  };
  return ALARM_KPIS.map((code) => {
    const standard = STANDARDS[code];
    return { code, value: values[code], ...standard, verdict: verdictOf(values[code], standard) };
  });
}
