import { Module } from '@nestjs/common';
import { ExportProgramme } from './application/export-programme.use-case.js';
import { ReadProgramme } from './application/read-programme.use-case.js';
import { SavedViews } from './application/saved-views.js';

const USE_CASES = [ReadProgramme, ExportProgramme, SavedViews];

/** The programme of works as a table and a timeline, and the looks of it people keep. */
@Module({ providers: USE_CASES, exports: USE_CASES })
export class ProgrammeModule {}
