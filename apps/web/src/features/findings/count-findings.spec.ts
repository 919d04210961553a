import type { FindingStats } from '@abat/contracts';
import { countFindings } from './count-findings.js';

const items: FindingStats['items'] = [
  { rule: 'work.clash', severity: 'high', count: 7, current: 5 },
  { rule: 'work.clash', severity: 'low', count: 3, current: 3 },
  { rule: 'mandate.gap', severity: 'high', count: 2, current: 1 },
];
const NOW = { on: null };

describe('counts beside filters of findings', () => {
  it.each([
    ['nothing chosen: what is not past', NOW, '', 9],
    ['past ones too', { ...NOW, period: 'all' }, '', 12],
    ['on a day of the future its own filter tells, not the period', { on: '2027-05-01' }, '', 12],
    ['one rule', { ...NOW, rule: 'work.clash' }, '', 8],
    ['one severity', { ...NOW, severity: 'high' }, '', 6],
    ['severities of a rule', { ...NOW, rule: 'work.clash', severity: 'high,low' }, '', 8],
    ['a layer of the map', NOW, 'mandate.', 1],
    ['a layer that the chosen rule empties', { ...NOW, rule: 'work.clash' }, 'mandate.', 0],
  ])('%s', (_what, parts, prefix, count) => {
    expect(countFindings(items, parts, prefix)).toBe(count);
  });
});
