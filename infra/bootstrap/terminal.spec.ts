import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { banner } from './banner.mjs';
import { benchTable, readBenchReport } from './bench-table.mjs';
import { hashSources } from './build.mjs';
import { readTestArguments } from './test-arguments.mjs';

describe('banner', () => {
  const what = {
    url: 'http://localhost:3000',
    dataDir: '/srv/abat/.data',
    instancesDir: '/srv/abat/.data',
    colour: false,
  };

  it('frames the address, the accounts and the place of the data', () => {
    const accounts = [{ role: 'operator', email: 'operator@demo', password: 'p-1', title: 'Operator' }];
    const text = banner({ ...what, accounts });
    expect(text).toMatch(/Abat runs at http:\/\/localhost:3000/);
    expect(text).toMatch(/Operator {2}operator@demo {2}p-1/);
    expect(text).toMatch(/Data: \/srv\/abat\/\.data/);
    expect(
      new Set(
        text
          .trim()
          .split('\n')
          .map((line) => line.length),
      ).size,
    ).toBe(1);
  });

  it('says where the database is when it could not stay in the checkout', () => {
    expect(banner({ ...what, accounts: [], instancesDir: '/var/lib/abat/1' })).toMatch(
      'Database files: /var/lib/abat/1',
    );
  });
});

describe('readTestArguments', () => {
  const plain = {
    tiers: ['unit', 'medium', 'e2e', 'browser'],
    deep: false,
    pictures: false,
    jest: [],
    filtered: false,
  };
  const browser = { ...plain, tiers: ['browser'] };
  it.each([
    ['nothing', [], plain],
    ['tiers in any order', ['e2e', 'unit'], { ...plain, tiers: ['unit', 'e2e'] }],
    ['every combination', ['browser', '--deep'], { ...browser, deep: true }],
    ['pictures taken anew', ['browser', '--pictures'], { ...browser, pictures: true }],
    [
      'a tier and a pattern',
      ['medium', '-t', 'unit'],
      { ...plain, tiers: ['medium'], jest: ['-t', 'unit'], filtered: true },
    ],
  ])('understands %s', (_name, args, request) => {
    expect(readTestArguments(args)).toEqual(request);
  });
});

describe('benchTable', () => {
  const results = [
    { case: 'import', value: 41.26, unit: 's', target: 60, ok: true },
    { case: 'memory', value: 512, unit: 'MB', target: 400, ok: false },
  ];

  it('stands in columns and says which target was missed', () => {
    const lines = benchTable([{ name: 'import-works', machine: {}, results }]).split('\n');
    expect(lines[2]).toMatch(/^import-works {2}import +41\.3 {2}s +60 {2}ok$/);
    expect(lines[3]).toMatch(/MISSED$/);
  });

  it('is read from the last JSON line of a benchmark', () => {
    const report = { name: 'x', machine: {}, results };
    expect(readBenchReport(`warming up\n${JSON.stringify(report)}\n`)).toEqual(report);
    expect(readBenchReport(JSON.stringify(report, null, 2))).toEqual(report);
    expect(readBenchReport('nothing')).toBeUndefined();
  });
});

describe('hashSources', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'abat-hash-'));
    mkdirSync(join(root, 'libs'));
    writeFileSync(join(root, 'libs/a.ts'), '1');
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const hash = () => hashSources(['libs', 'absent.json'], root);

  it.each([
    ['changes with the content of a source', 'a.ts', '2', true],
    ['changes with a new source', 'b.ts', '', true],
    ['stays when a test changes', 'a.spec.ts', '2', false],
    ['stays when an editor leaves a file', '.a.ts.swp', '2', false],
  ])('%s', (_name, file, text, changes) => {
    const before = hash();
    writeFileSync(join(root, 'libs', file), text);
    expect(hash() !== before).toBe(changes);
  });
});
