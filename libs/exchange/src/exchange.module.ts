import { Module } from '@nestjs/common';
import { Importer } from './application/importer.js';
import { WriteRejected } from './application/write-rejected.use-case.js';
import { SeedAstana } from './astana/seed-astana.use-case.js';
import { ExportRows } from './export/export-rows.use-case.js';
import { ImportRunRepository } from './persistence/import-run.repository.js';
import { RemarkRepository } from './persistence/remark.repository.js';

const PUBLISHED = [ExportRows, Importer, SeedAstana, WriteRejected, RemarkRepository];

/** Import of registers from files, and the Astana set. */
@Module({ providers: [...PUBLISHED, ImportRunRepository], exports: PUBLISHED })
export class ExchangeModule {}
