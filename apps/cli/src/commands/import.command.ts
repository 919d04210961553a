import { systemActor } from '@abat/platform';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  DomainError,
  IMPORT_KINDS,
  type ImportFailure,
  importKindSchema,
  importRequestSchema,
  type Locale,
} from '@abat/contracts';
import {
  explainFailure,
  explainRemark,
  ExchangeModule,
  Importer,
  type ImportOptions,
  ImportRefusal,
  type ImportReport,
  type Mapping,
  mappingSchema,
  openFile,
  RemarkRepository,
  WriteRejected,
} from '@abat/exchange';
import { Argument, type Command } from 'commander';
import { withContext } from '../nest-context.js';
import { EXIT, print, tell, terminalLocale } from '../output.js';
import { ProgressBar } from '../progress-bar.js';

type Options = {
  mapping?: string;
  source: string;
  dryRun?: boolean;
  allOrNothing?: boolean;
  createMissing?: boolean;
  json?: boolean;
};

/** Remarks told on a terminal; the file of rejected rows and the web app have all. */
const SHOWN_REMARKS = 20;
const ACTOR = systemActor('command-line');

async function readMapping(path: string | undefined): Promise<Mapping | undefined> {
  if (path === undefined) return undefined;
  try {
    return mappingSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new DomainError('request.invalid', {
      detail: `${path} is not a mapping: {"their column": "our field"}`,
      cause,
    });
  }
}

async function optionsOf(kind: string, path: string, given: Options): Promise<ImportOptions> {
  const source = importRequestSchema.shape.source.safeParse(given.source);
  if (!source.success)
    throw new DomainError('request.invalid', { detail: '--source: 1 to 80 letters, digits or . _ : / -' });
  return {
    kind: importKindSchema.parse(kind),
    fileName: basename(path),
    source: source.data,
    dryRun: given.dryRun ?? false,
    allOrNothing: given.allOrNothing ?? false,
    createMissing: given.createMissing ?? false,
    mapping: await readMapping(given.mapping),
  };
}

type FirstRemark = Awaited<ReturnType<RemarkRepository['first']>>[number];
type Outcome = ImportReport & { rejectedFile: string | null; createdMissing: Record<string, string[]> };

function lineOf({ verdict, row, field, code, params, lon, lat }: FirstRemark, locale: Locale): string {
  const head = `${verdict === 'warning' ? 'warning ' : 'rejected'} row ${row}${field ? ` ${field}` : ''}`;
  return `${head}: ${explainRemark(code, params, locale)} [${code}]${lon === null ? '' : ` at ${lon}, ${lat}`}`;
}

async function carryOut(options: ImportOptions, path: string, json: boolean): Promise<Outcome> {
  const file = await openFile(path);
  const bar = new ProgressBar();
  const locale = terminalLocale();
  return withContext(ExchangeModule, async (app) => {
    const report = await app.get(Importer).import(options, file, ACTOR, (progress) => bar.show(progress));
    bar.clear();
    const remarks = app.get(RemarkRepository);
    if (!json) for (const remark of await remarks.first(report.runId, SHOWN_REMARKS)) tell(lineOf(remark, locale));
    const readable = report.counts.rejected > 0 && report.failure?.code !== 'import.unreadable';
    const rejectedFile = readable ? await app.get(WriteRejected).execute(report.runId, path, file, locale) : null;
    return { ...report, rejectedFile, createdMissing: await remarks.createdMissing(report.runId) };
  });
}

function headline(failure: Outcome['failure'], dryRun: boolean): string {
  if (failure) return `not imported: ${failure.code}: ${explainFailure(failure.reason, terminalLocale())}`;
  return dryRun ? 'dry run, nothing stored' : 'imported';
}

const summary = ({ counts, failure, rejectedFile }: Outcome, dryRun: boolean): string =>
  [
    headline(failure, dryRun),
    `read ${counts.read}, created ${counts.created}, updated ${counts.updated}, unchanged ${counts.unchanged}, rejected ${counts.rejected}, warnings ${counts.warnings}`,
    ...(rejectedFile ? [`rejected rows: ${rejectedFile}`] : []),
  ].join('\n');

const failureOf = (error: DomainError): ImportFailure =>
  error instanceof ImportRefusal ? error.failure : { code: error.code, detail: error.detail ?? error.code };

async function importFile(kind: string, path: string, given: Options): Promise<void> {
  const options = await optionsOf(kind, path, given);
  const outcome = await carryOut(options, path, given.json ?? false).catch((error: unknown) => {
    if (given.json && error instanceof DomainError)
      print(JSON.stringify({ status: 'failed', failure: failureOf(error) }));
    throw error;
  });
  if (given.json)
    print(JSON.stringify({ kind: options.kind, source: options.source, dryRun: options.dryRun, ...outcome }));
  else tell(summary(outcome, options.dryRun));
  process.exitCode = outcome.failure ? EXIT.notDone : outcome.counts.rejected > 0 ? EXIT.rejected : EXIT.done;
}

/** `import`: reads a file into a register and says of every row what became of it. */
export function registerImport(program: Command): void {
  program
    .command('import')
    .description('import a GeoJSON, CSV or XLSX file; exit code 0 done, 1 some rows rejected, 2 nothing stored')
    .addArgument(new Argument('<kind>', 'register').choices(IMPORT_KINDS))
    .argument('<file>', 'the file')
    .option(
      '--mapping <file>',
      'JSON: {"their column": "our field", "our field": {"$const": value}, "their column": null}',
    )
    .option('--source <name>', 'where the rows come from; identifies them with their external id', 'file')
    .option('--dry-run', 'judge every row, store nothing')
    .option('--all-or-nothing', 'store nothing when a row is rejected')
    .option('--create-missing', 'create unknown agencies and functions as incomplete records')
    .option('--json', 'one JSON object on stdout')
    .action(importFile);
}
