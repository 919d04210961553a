import { type DetectionReport, RULE_CODES, type RuleCode, ruleCodeSchema } from '@abat/contracts';
import { FindingsModule, RunDetection } from '@abat/findings';
import { type Command, Option } from 'commander';
import { withContext } from '../nest-context.js';
import { print } from '../output.js';

type DetectOptions = { rule?: RuleCode; json?: true };

const line = (report: DetectionReport): string =>
  `${report.rule}: ${report.measured} measured, ${report.opened} opened, ${report.updated} updated, ` +
  `${report.closed} closed, ${report.unchanged} unchanged, ${report.durationMs} ms`;

async function detect(options: DetectOptions): Promise<void> {
  const rule = options.rule ? ruleCodeSchema.parse(options.rule) : null;
  const reports = await withContext(FindingsModule, (app) => app.get(RunDetection).execute(rule));
  print(options.json ? JSON.stringify({ reports }) : reports.map(line).join('\n'));
}

/** `detect`: runs the rules over everything in this process and returns when every finding is stored. */
export function registerDetect(program: Command): void {
  program
    .command('detect')
    .description('run the rules over everything; returns when every finding is stored')
    .addOption(new Option('--rule <code>', 'only this rule').choices([...RULE_CODES]))
    .option('--json', 'one JSON object on stdout')
    .action(detect);
}
