import { Module } from '@nestjs/common';
import { FindingsModule } from '@abat/findings';
import { Importer } from './application/importer.js';
import { ReadImports } from './application/read-imports.use-case.js';
import { RunImport } from './application/run-import.use-case.js';
import { StartImport } from './application/start-import.use-case.js';
import { UploadStore } from './application/upload-store.js';
import { WriteRejected } from './application/write-rejected.use-case.js';
import { SeedAstana } from './astana/seed-astana.use-case.js';
import { ExportRows } from './export/export-rows.use-case.js';
import { ImportRunQueries } from './persistence/import-run.query.js';
import { ImportRunRepository } from './persistence/import-run.repository.js';
import { RemarkRepository } from './persistence/remark.repository.js';

const PUBLISHED = [
  ExportRows,
  Importer,
  ReadImports,
  RemarkRepository,
  RunImport,
  SeedAstana,
  StartImport,
  WriteRejected,
];

/** Import of registers from files, their export, and the Astana set. */
@Module({
  imports: [FindingsModule],
  providers: [...PUBLISHED, ImportRunQueries, ImportRunRepository, UploadStore],
  exports: PUBLISHED,
})
export class ExchangeModule {}
