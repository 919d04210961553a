import { Module } from '@nestjs/common';
import { Importer } from './application/importer.js';
import { ImportRunRepository } from './persistence/import-run.repository.js';

/** Import of registers from files. */
@Module({ providers: [Importer, ImportRunRepository], exports: [Importer, ImportRunRepository] })
export class ExchangeModule {}
