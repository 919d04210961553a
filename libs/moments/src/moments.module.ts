import { Module } from '@nestjs/common';
import { GetChangeHistogram } from './application/get-change-histogram.use-case.js';
import { ListChanges } from './application/list-changes.use-case.js';

const USE_CASES = [ListChanges, GetChangeHistogram];

/** The past as it was, and what changed since. */
@Module({ providers: USE_CASES, exports: USE_CASES })
export class MomentsModule {}
