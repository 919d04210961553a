import { createWriteStream } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { finished } from 'node:stream/promises';
import {
  EXPORT_FORMATS,
  EXPORT_KINDS,
  ExchangeModule,
  type ExportFilters,
  type ExportFormat,
  type ExportKind,
  ExportRows,
} from '@abat/exchange';
import { Argument, type Command, Option } from 'commander';
import { addFilter } from '../add-filter.js';
import { withContext } from '../nest-context.js';
import { tell, terminalLocale } from '../output.js';

type Options = { format: ExportFormat; out?: string; filter: ExportFilters; head: boolean };

async function run(kind: ExportKind, { format, filter, ...options }: Options): Promise<void> {
  const out = options.out ? createWriteStream(options.out) : process.stdout;
  const head = options.head ? { locale: terminalLocale(), author: `${userInfo().username}@${hostname()}` } : null;
  const count = await withContext(ExchangeModule, (app) =>
    app.get(ExportRows).execute({ kind, format, filters: filter, head }, out),
  );
  if (options.out) {
    out.end();
    await finished(out);
  }
  tell(`${count} rows of ${kind} as ${format}${options.out ? ` in ${options.out}` : ''}`);
}

/** `export <kind>`: rows of a kind with the fields of an import, on stdout or into a file. */
export function registerExport(program: Command): void {
  program
    .command('export')
    .description('write the rows of a kind with the fields of an import, or findings or alarms')
    .addArgument(new Argument('<kind>', 'kind of rows').choices(EXPORT_KINDS))
    .addOption(new Option('--format <format>', 'format of the file').choices(EXPORT_FORMATS).default('geojson'))
    .option('--out <file>', 'file to write; stdout without it')
    .option(
      '--filter <field=values>',
      'only rows with one of these values (comma-separated); repeatable',
      addFilter,
      {},
    )
    .option('--no-head', 'leave out what the file tells of itself: source, moment, filters, author')
    .action(run);
}
