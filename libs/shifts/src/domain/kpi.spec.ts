import { type AlarmKpi, ALARM_KPIS } from '@abat/contracts';
import { type KpiFigures, kpisOf, verdictOf } from './kpi.js';

const QUIET: KpiFigures = {
  ...{ peak: 2, 'flood-share': 0, 'per-day': 40, stale: 0, chatter: 0, 'share-urgent': 5, 'share-high': 15 },
  ...{ overdue: 0, 'in-time': 95, 'time-to-take': 4, snoozed: 1 },
};
const of = (figures: Partial<KpiFigures>, operators = 1): Record<string, AlarmKpi> =>
  Object.fromEntries(kpisOf({ ...QUIET, ...figures }, operators).map((kpi) => [kpi.code, kpi]));

describe('verdicts', () => {
  const less = { unit: 'alarms', target: 150, limit: 300, better: 'less' } as const;
  const more = { unit: 'percent', target: 90, limit: 75, better: 'more' } as const;
  const near = { unit: 'percent', target: 5, limit: null, better: 'near' } as const;

  it.each([
    ['at the target', 150, less, 'good'],
    ['over the target', 151, less, 'watch'],
    ['at the limit', 300, less, 'watch'],
    ['over the limit', 301, less, 'bad'],
    ['enough', 90, more, 'good'],
    ['less than enough', 89, more, 'watch'],
    ['far too few', 74, more, 'bad'],
    ['near from above', 10, near, 'good'],
    ['off', 10.1, near, 'watch'],
    ['far off', 40, near, 'bad'],
    ['nothing measured', null, less, 'unknown'],
  ] as const)('%s', (_name, value, standard, verdict) => {
    expect(verdictOf(value, standard)).toBe(verdict);
  });

  it('a measure without a target is never judged', () => {
    expect(of({ snoozed: 40 }).snoozed?.verdict).toBe('unknown');
  });
});

describe('kpisOf', () => {
  it('tells every measure once, in order', () => {
    expect(kpisOf(QUIET, 1).map(({ code }) => code)).toEqual(ALARM_KPIS);
  });

  it('spreads alarms over operators and ten minutes: 288 a day are two for one and one for two', () => {
    expect([of({ 'per-day': 288 }).rate?.value, of({ 'per-day': 288 }, 2).rate?.value]).toEqual([2, 1]);
  });

  it('counts at least one operator', () => expect(of({ 'per-day': 144 }, 0).rate?.value).toBe(1));

  it('says nothing of shares of few alarms', () => {
    const few = of({ 'per-day': 19, 'share-urgent': 50 })['share-urgent'];
    expect([few?.value, few?.verdict]).toEqual([null, 'unknown']);
  });
});
