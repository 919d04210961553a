import { faultsOf, type Field, formOf, rebase, toBody, toPatch } from './record-form.js';

const FIELDS: Field[] = [
  { name: 'code', kind: 'line', required: true, onlyNew: true },
  { name: 'agency', kind: 'choice', required: true },
  { name: 'function', kind: 'choice', required: (form) => form['level'] === 'territory' },
  { name: 'level', kind: 'choice', required: true, initial: 'territory' },
  { name: 'amountFromKzt', kind: 'money' },
  { name: 'staff', kind: 'number' },
  { name: 'site', kind: 'site', from: 'siteId' },
  { name: 'active', kind: 'switch', initial: true },
  { name: 'stages', kind: 'choices' },
  { name: 'parties', kind: 'parties' },
  { name: 'validFrom', kind: 'date' },
  { name: 'validTo', kind: 'date' },
  { name: 'note', kind: 'area' },
  { name: 'geometry', kind: 'shape' },
];
const YARD = { type: 'Point', coordinates: [71.43, 51.13] } as const;
const ROW = {
  ...{ code: 'm101', agency: 'akim-almaty', function: null, level: 'site', amountFromKzt: '1000.00', staff: 40 },
  ...{ site: 'park', siteId: 'an-id', active: false, stages: ['control'], parties: [], validFrom: '2020-01-01' },
  ...{ validTo: null, note: null, geometry: YARD, version: 3 },
};
const form = formOf(FIELDS, ROW);

describe('formOf', () => {
  it('reads a stored record, ids of sites included', () => {
    expect(form).toMatchObject({ code: 'm101', function: '', staff: '40', site: 'an-id', active: false, note: '' });
    expect(form['amountFromKzt']).toBe('1 000');
  });
  it('begins a new record with what holds at first', () => {
    expect(formOf(FIELDS, null)).toMatchObject({ level: 'territory', active: true, stages: [], code: '' });
  });
});

describe('faultsOf', () => {
  const faults = (changes: object) =>
    faultsOf(FIELDS, { ...form, ...changes }).map((fault) => `${fault.path} ${fault.code}`);

  it.each([
    ['what is as it should be', {}, []],
    ['a missing holder', { agency: '' }, ['agency required']],
    ['a holder of spaces', { agency: '  ' }, ['agency required']],
    ['what only some levels need', { level: 'territory' }, ['function required']],
    ['an amount in words', { amountFromKzt: 'много' }, ['amountFromKzt money']],
    ['three digits after the comma', { amountFromKzt: '1,005' }, ['amountFromKzt money']],
    ['half a person', { staff: '1.5' }, ['staff number']],
    ['one party', { parties: [{ agency: 'akimat', side: 'party' }] }, ['parties parties']],
    [
      'a party twice',
      {
        parties: [
          { agency: 'akimat', side: 'from' },
          { agency: 'akimat', side: 'to' },
        ],
      },
      ['parties parties'],
    ],
    ['an end before the beginning', { validTo: '2019-12-31' }, ['validTo dates-reversed']],
    ['one day', { validTo: '2020-01-01' }, []],
    ['a project that ends before it begins', { start: '2027-02-02', end: '2027-02-01' }, ['end dates-reversed']],
    ['a ban that ends before it begins', { from: '2027-02-02', to: '2027-02-01' }, ['to dates-reversed']],
  ])('%s', (_title, changes, told) => expect(faults(changes)).toEqual(told));
});

describe('toBody', () => {
  it('sends a choice among numbers as a number', () => {
    const fields: Field[] = [{ name: 'priority', kind: 'choice', isNumber: true, initial: '3' }];
    expect(toBody(fields, formOf(fields, null))).toEqual({ priority: 3 });
    expect(toPatch(fields, { priority: '1' }, formOf(fields, { priority: 3 }))).toEqual({ priority: 1 });
  });

  it('leaves out what is not stated', () => {
    expect(
      toBody(FIELDS, { ...formOf(FIELDS, null), code: ' x1 ', agency: 'akimat', amountFromKzt: '1 000,5' }),
    ).toEqual({
      code: 'x1',
      agency: 'akimat',
      level: 'territory',
      amountFromKzt: '1000.5',
      active: true,
      stages: [],
      parties: [],
    });
  });
});

describe('toPatch', () => {
  it('is empty while nothing differs', () => {
    expect(toPatch(FIELDS, { ...form, amountFromKzt: ' 1000.00' }, form)).toEqual({});
  });
  it('takes away by null and never renames', () => {
    expect(toPatch(FIELDS, { ...form, code: 'other', site: '', staff: '41', active: true }, form)).toEqual({
      ...{ staff: 41, site: null, active: true },
    });
  });
});

describe('rebase', () => {
  it('keeps own changes and follows the newer state elsewhere', () => {
    const newer = { ...form, note: 'их', staff: '50' };
    expect(rebase({ ...form, staff: '41' }, form, newer)).toMatchObject({ note: 'их', staff: '41' });
  });
});
