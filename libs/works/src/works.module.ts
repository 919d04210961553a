import { Module } from '@nestjs/common';
import { ChangeWork } from './application/change-work.use-case.js';
import { CreateWork } from './application/create-work.use-case.js';
import { DeleteWork } from './application/delete-work.use-case.js';
import { WorkReferenceFinder } from './application/work-references.js';
import { WorkRepository } from './persistence/work.repository.js';

/** Projects, works and their zones. */
@Module({
  providers: [WorkRepository, WorkReferenceFinder, CreateWork, ChangeWork, DeleteWork],
  exports: [WorkRepository, CreateWork, ChangeWork, DeleteWork],
})
export class WorksModule {}
