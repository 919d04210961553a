// Import of 100,000 works through the command line, against bare COPY and INSERT of the same rows.
import { storeBarely } from './support/bare-sql.js';
import { runWatched } from './support/child-memory.js';
import { databaseOfRegisters, environmentOf, worksFile } from './support/databases.js';
import { elapsedMs, isQuick, sized, spoken } from './support/figures.js';
import { BenchReport } from './support/report.js';

const WORKS = sized(100_000);
const TARGET_S = 60;
const TARGET_MB = 400;

const report = new BenchReport('import');
const file = await worksFile(WORKS);
const database = await databaseOfRegisters();
try {
  const command = ['dist/apps/cli/src/main.js', 'import', 'works', file, '--source', 'bench', '--json'];
  const env = { ...process.env, ...environmentOf(database.url) };
  const baseline = (await elapsedMs(() => storeBarely(database.client, WORKS))) / 1000;
  const first = await runWatched(command, env);
  const target = isQuick ? {} : { target: TARGET_S };
  report.add(`import of ${spoken(WORKS)} works`, first.seconds, 's', { baseline, ...target });
  report.add(`import of ${spoken(WORKS)} works, peak memory`, first.peakMb, 'MB', { target: TARGET_MB });
  await database.client.query('VACUUM (ANALYZE)');
  const second = await runWatched(command, env);
  report.add('the same file again, nothing changes', second.seconds, 's', { baseline, ...target });
  await report.print(database.client);
} finally {
  await database.close();
}
