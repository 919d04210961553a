import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { IMPORT_KINDS, importKindSchema } from '@abat/contracts';
import { EXPORT_FORMATS, ExchangeModule, type ExportFormat, ExportRows } from '@abat/exchange';
import { Argument, type Command, Option } from 'commander';
import { withContext } from '../nest-context.js';
import { tell } from '../output.js';

type Options = { format: ExportFormat; out?: string };

async function run(kind: string, options: Options): Promise<void> {
  const out = options.out ? createWriteStream(options.out) : process.stdout;
  const count = await withContext(ExchangeModule, (app) =>
    app.get(ExportRows).execute(importKindSchema.parse(kind), options.format, out),
  );
  if (options.out) {
    out.end();
    await finished(out);
  }
  tell(`${count} rows of ${kind} as ${options.format}${options.out ? ` in ${options.out}` : ''}`);
}

/** `export <kind>`: all rows of a kind with the fields of an import, on stdout or into a file. */
export function registerExport(program: Command): void {
  program
    .command('export')
    .description('write all rows of a kind with the fields of an import')
    .addArgument(new Argument('<kind>', 'kind of rows').choices(IMPORT_KINDS))
    .addOption(new Option('--format <format>', 'format of the file').choices(EXPORT_FORMATS).default('geojson'))
    .option('--out <file>', 'file to write; stdout without it')
    .action(run);
}
