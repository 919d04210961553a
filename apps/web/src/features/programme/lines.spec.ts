import type { ProgrammeGroup } from '@abat/contracts';
import { ClosedGroups } from './closed-groups.js';
import { Lines } from './lines.js';
import { isSameLook, lookOf, withLook } from './view-query.js';

const sums = { costKzt: '0', unpriced: 0, cancelled: 0, findings: 0, days: 0, start: null, end: null, label: null };
const groups: ProgrammeGroup[] = [
  { key: 'esil', works: 250, ...sums },
  { key: 'nura', works: 3, ...sums },
  { key: '', works: 1, ...sums },
];
const open = () => false;

describe('Lines of the programme', () => {
  it('are the works themselves without groups', () => {
    const lines = new Lines('none', 100_000, [], open);
    expect(lines.count).toBe(100_000);
    expect(lines.at(99_999)).toEqual({ kind: 'work', key: null, place: 99_999 });
    expect([lines.at(100_000), lines.at(-1)]).toEqual([undefined, undefined]);
  });

  it('are heads of groups, each followed by its works', () => {
    const lines = new Lines('district', 254, groups, open);
    expect(lines.count).toBe(257);
    expect(lines.at(0)).toMatchObject({ kind: 'group', group: { key: 'esil' } });
    expect(lines.at(250)).toEqual({ kind: 'work', key: 'esil', place: 249 });
    expect(lines.at(251)).toMatchObject({ kind: 'group', group: { key: 'nura' } });
    expect(lines.at(256)).toEqual({ kind: 'work', key: '', place: 0 });
  });

  it('leave out the works of closed groups', () => {
    const lines = new Lines('district', 254, groups, (key) => key === 'esil');
    expect(lines.count).toBe(7);
    expect(lines.at(1)).toMatchObject({ kind: 'group', group: { key: 'nura' } });
  });

  it('ask only for pages that are in view', () => {
    const lines = new Lines('district', 254, groups, open);
    expect(lines.pagesOf(0, 30)).toEqual([{ key: 'esil', page: 0 }]);
    expect(lines.pagesOf(195, 256)).toEqual([
      { key: 'esil', page: 1 },
      { key: 'esil', page: 2 },
      { key: 'nura', page: 0 },
      { key: '', page: 0 },
    ]);
  });
});

describe('Closed groups in the address', () => {
  it('are named one by one', () => {
    const closed = new ClosedGroups('esil,-');
    expect(['esil', 'nura', ''].map(closed.has)).toEqual([true, false, true]);
    expect(closed.toggled('')).toBe('esil');
    expect(new ClosedGroups('esil').toggled('esil')).toBeNull();
  });

  it('or all but those named', () => {
    const closed = new ClosedGroups('*,esil');
    expect(['esil', 'nura', ''].map(closed.has)).toEqual([false, true, true]);
    expect(closed.toggled('nura')).toBe('*,esil,nura');
  });
});

describe('The look of the programme in an address', () => {
  it('is filters, board and map, in one order; what is selected is no part of it', () => {
    expect(lookOf('?sel=work:1&w.agency=akim-esil&b.group=status&map=11/51/71&view=5')).toBe(
      'b.group=status&map=11%2F51%2F71&w.agency=akim-esil',
    );
  });

  it('is the same wherever the map stands', () => {
    expect(isSameLook('?b.zoom=day&map=1/2/3', 'b.zoom=day')).toBe(true);
    expect(isSameLook('?b.zoom=day', 'b.zoom=week')).toBe(false);
  });

  it('takes the place of another and leaves the rest', () => {
    expect(withLook('?sel=work:1&b.group=status&w.q=a', 'w.agency=akim-esil', '7')).toBe(
      '?sel=work%3A1&w.agency=akim-esil&view=7',
    );
  });
});
