import type { NamedFinding, RuleCode, Severity } from '@abat/contracts';
import { isAsTold, isWorth } from './proposal-worth.js';

const named = (rule: RuleCode, severity: Severity, finding: string | null = null): NamedFinding => ({
  ...{ key: `${rule}|${finding}`, rule, severity, finding, title: { kk: '', ru: '', en: '' } },
});
const clash = (severity: Severity, finding?: string): NamedFinding => named('work.clash', severity, finding);

describe('isWorth', () => {
  it.each([
    ['clears a clash', [clash('low')], [], true],
    ['clears nothing', [], [], false],
    ['opens as many as it clears', [clash('low')], [clash('info')], false],
    ['opens a critical one for two low ones', [clash('info'), clash('low')], [clash('critical')], false],
    ['opens one as bad as the worst it clears', [clash('info'), clash('high')], [clash('high')], true],
    ['opens one a step worse', [clash('medium'), clash('medium')], [clash('high')], false],
    ['loses a chance and clears nothing else', [named('work.combine', 'low')], [], false],
    [
      'loses a chance and clears as many as it opens',
      [named('work.combine', 'low'), clash('low')],
      [clash('low')],
      false,
    ],
    [
      'outdoes by a duplicate what it opens',
      [named('work.duplicate', 'critical'), clash('low'), clash('low')],
      [clash('medium')],
      false,
    ],
  ] as [string, NamedFinding[], NamedFinding[], boolean][])('judges a shift that %s', (_name, clears, opens, worth) => {
    expect(isWorth({ clears, opens }, null)).toBe(worth);
  });

  it('wants the finding that has to go among what dates help', () => {
    const clears = [clash('low', 'one'), named('work.combine', 'low', 'two')];
    expect(isWorth({ clears, opens: [] }, 'one')).toBe(true);
    expect(isWorth({ clears, opens: [] }, 'two')).toBe(false);
    expect(isWorth({ clears, opens: [] }, 'three')).toBe(false);
  });
});

describe('isAsTold', () => {
  const told = { clearing: 'one', remaining: ['work.clash|two'] };
  it.each([
    ['leave nothing', [], true],
    ['leave what was told', [clash('low', 'two')], true],
    ['leave the finding: the neighbour moved along', [clash('low', 'one')], false],
    ['meet a neighbour that was not told', [clash('low', 'two'), clash('info', 'three')], false],
  ] as [string, NamedFinding[], boolean][])('days that %s', (_name, found, expected) => {
    expect(isAsTold(found, told)).toBe(expected);
  });
});
