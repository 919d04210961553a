import { Module } from '@nestjs/common';
import { MandatesModule } from '@abat/mandates';
import { DecideStatement } from './application/decide-statement.use-case.js';
import { DeleteRegulation } from './application/delete-regulation.use-case.js';
import { ProposeMeaning } from './application/propose-meaning.js';
import { ReadRegulations } from './application/read-regulations.use-case.js';
import { UploadRegulation } from './application/upload-regulation.use-case.js';
import { Lexicon } from './persistence/lexicon.js';
import { RegulationQueries } from './persistence/regulation.query.js';
import { RegulationRepository } from './persistence/regulation.repository.js';
import { StatementQueries } from './persistence/statement.query.js';
import { ThreadReader } from './readers/thread-reader.js';

const PUBLISHED = [UploadRegulation, ReadRegulations, DecideStatement, DeleteRegulation];

/** Regulations of bodies: their text, the functions read from it, what people decide about them. */
@Module({
  imports: [MandatesModule],
  providers: [
    ...PUBLISHED,
    ...[Lexicon, ProposeMeaning, RegulationQueries, RegulationRepository, StatementQueries, ThreadReader],
  ],
  exports: PUBLISHED,
})
export class RegulationsModule {}
