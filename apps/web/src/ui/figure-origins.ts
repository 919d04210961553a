import type { AlarmKpi, BlockCode, FiguresNow } from '@abat/contracts';

/** What figures are counted from. */
type Source = FiguresNow['source'][number] | 'alarms' | 'history' | 'requests';
/** Who answers for what stands there. Words: `common:origin.keepers.<keeper>`. */
export const KEEPERS = {
  findings: 'centre',
  works: 'working-bodies',
  resolutions: 'parties',
  'budget-lines': 'programmes',
  restrictions: 'centre',
  holidays: 'administrator',
  mandates: 'bodies',
  requirements: 'centre',
  alarms: 'shift',
  history: 'abat',
  requests: 'contact-centre',
} as const satisfies Record<Source, string>;

/** How often a figure is counted again; by the clock too, since a day that ends changes "today" without any event. */
type Rhythm = 'minutes' | 'seconds' | 'change' | 'never';

type Origin = { sources: readonly [Source, ...Source[]]; rhythm: Rhythm };
type Picture = 'districts' | 'severity' | 'weeks' | 'calendar' | 'money' | 'flow';
/** Everything on screen that counts: blocks, pictures, measures of alarms. */
export type FigureCode = Exclude<BlockCode, 'legend' | 'text'> | `figures.${Picture}` | `kpi.${AlarmKpi['code']}`;

const ALARMS: Origin = { sources: ['alarms'], rhythm: 'seconds' };

/** Where each figure comes from and how often it is counted again. */
export const FIGURE_ORIGINS: Record<FigureCode, Origin> = {
  'key-figures': { sources: ['findings', 'works', 'resolutions'], rhythm: 'minutes' },
  severities: { sources: ['findings'], rhythm: 'minutes' },
  'newest-findings': { sources: ['findings'], rhythm: 'minutes' },
  'city-map': { sources: ['findings', 'works', 'mandates'], rhythm: 'change' },
  'district-cards': { sources: ['findings', 'works', 'budget-lines'], rhythm: 'minutes' },
  'district-multiples': { sources: ['findings'], rhythm: 'minutes' },
  'powers-overlaps': { sources: ['mandates', 'findings'], rhythm: 'minutes' },
  'week-works': { sources: ['works', 'findings', 'holidays'], rhythm: 'minutes' },
  'money-bars': { sources: ['budget-lines'], rhythm: 'minutes' },
  requests: { sources: ['requests'], rhythm: 'never' },
  'decisions-due': { sources: ['resolutions', 'findings'], rhythm: 'minutes' },
  'alarm-kpis': { sources: ['alarms'], rhythm: 'minutes' },
  changes: { sources: ['history'], rhythm: 'minutes' },
  'responsibility-flow': { sources: ['mandates', 'requirements', 'findings'], rhythm: 'minutes' },
  'calendar-heat': { sources: ['works', 'holidays'], rhythm: 'minutes' },
  'figures.districts': { sources: ['findings'], rhythm: 'seconds' },
  'figures.severity': { sources: ['findings'], rhythm: 'seconds' },
  'figures.weeks': { sources: ['findings'], rhythm: 'seconds' },
  'figures.calendar': { sources: ['works', 'findings', 'restrictions', 'holidays'], rhythm: 'seconds' },
  'figures.money': { sources: ['budget-lines'], rhythm: 'seconds' },
  'figures.flow': { sources: ['mandates', 'requirements', 'findings'], rhythm: 'seconds' },
  'kpi.rate': ALARMS,
  'kpi.peak': ALARMS,
  'kpi.flood-share': ALARMS,
  'kpi.per-day': ALARMS,
  'kpi.stale': ALARMS,
  'kpi.chatter': ALARMS,
  'kpi.share-urgent': ALARMS,
  'kpi.share-high': ALARMS,
  'kpi.overdue': ALARMS,
  'kpi.in-time': ALARMS,
  'kpi.time-to-take': ALARMS,
  'kpi.snoozed': ALARMS,
};
