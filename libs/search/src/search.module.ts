import { Module } from '@nestjs/common';
import { FindingsModule } from '@abat/findings';
import { SearchEverything } from './application/search-everything.use-case.js';

/** The search over everything. */
@Module({ imports: [FindingsModule], providers: [SearchEverything], exports: [SearchEverything] })
export class SearchModule {}
