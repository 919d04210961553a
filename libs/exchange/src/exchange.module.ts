import { Module } from '@nestjs/common';
import { Importer } from './application/importer.js';
import { SeedAstana } from './astana/seed-astana.use-case.js';
import { ExportRows } from './export/export-rows.use-case.js';
import { ImportRunRepository } from './persistence/import-run.repository.js';

const PUBLISHED = [ExportRows, Importer, SeedAstana];

/** Import of registers from files, and the Astana set. */
@Module({ providers: [...PUBLISHED, ImportRunRepository], exports: PUBLISHED })
export class ExchangeModule {}
