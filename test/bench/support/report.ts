import { existsSync, readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import type { Client } from 'pg';
import { isQuick } from './figures.js';

/** One measured figure; `target` and `baseline` have its unit. */
type Result = {
  case: string;
  value: number;
  unit: string;
  baseline?: number;
  ratio?: number;
  target?: number;
  ok?: boolean;
};

/** What a figure is held against: the same done barely in the same run, and the most it may be. */
export type Measure = { baseline?: number; target?: number };

/** Place of stolen time in the line `cpu` of `/proc/stat`: user nice system idle iowait irq softirq steal. */
const STOLEN = 7;

/** Ticks of all processors since the machine started, and those of them that its host gave to other machines. */
function ticks(): { all: number; stolen: number } {
  const stat = '/proc/stat';
  if (!existsSync(stat)) return { all: 0, stolen: 0 };
  const [total = ''] = readFileSync(stat, 'utf8').split('\n');
  const counts = total
    .split(/\s+/)
    .slice(1, STOLEN + 2)
    .map(Number);
  return { all: counts.reduce((sum, count) => sum + count, 0), stolen: counts[STOLEN] ?? 0 };
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** Collects the figures of one benchmark and prints them as one JSON object. */
export class BenchReport {
  private readonly results: Result[] = [];
  private readonly loadBefore = loadavg();
  private readonly ticksBefore = ticks();

  constructor(private readonly name: string) {}

  /** Adds a figure. A target means: no more than this. */
  add(what: string, value: number, unit: string, { baseline, target }: Measure = {}): void {
    this.results.push({
      case: what,
      value: rounded(value),
      unit,
      ...(baseline === undefined ? {} : { baseline: rounded(baseline), ratio: rounded(value / baseline) }),
      ...(target === undefined ? {} : { target: rounded(target), ok: value <= target }),
    });
    process.stderr.write(
      `  ${what}: ${rounded(value)} ${unit}${baseline === undefined ? '' : ` (bare ${rounded(baseline)})`}\n`,
    );
  }

  /** Prints everything with the machine it was measured on. */
  async print(database: Client): Promise<void> {
    const machine = {
      ...(await describe(database)),
      quick: isQuick,
      loadBefore: this.loadBefore.map(rounded),
      stolenShare: this.stolenShare(),
    };
    process.stdout.write(`${JSON.stringify({ name: this.name, machine, results: this.results })}\n`);
  }

  /** Share of the processor time of this run that a shared host took away, 0 to 1: such figures come out too high. */
  private stolenShare(): number {
    const now = ticks();
    const all = now.all - this.ticksBefore.all;
    return all > 0 ? rounded((now.stolen - this.ticksBefore.stolen) / all) : 0;
  }
}

const SETTINGS = ['server_version', 'shared_buffers', 'work_mem', 'fsync', 'max_parallel_workers_per_gather'];

async function describe(database: Client): Promise<Record<string, unknown>> {
  const { rows } = await database.query<{ name: string; value: string }>(
    'SELECT name, current_setting(name) AS value FROM pg_settings WHERE name = ANY ($1)',
    [SETTINGS],
  );
  const version = await database.query<{ postgis: string }>('SELECT postgis_lib_version() AS postgis');
  const [cpu] = cpus();
  return {
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgis: version.rows[0]?.postgis,
    postgres: Object.fromEntries(rows.map(({ name, value }) => [name, value])),
  };
}
