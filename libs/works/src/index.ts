import { ProjectEntity, WorkEntity, WorkZoneEntity } from './persistence/work.entity.js';

export { ChangeWork } from './application/change-work.use-case.js';
export { CreateWork } from './application/create-work.use-case.js';
export { DeleteWork } from './application/delete-work.use-case.js';
export { workConditions } from './persistence/work-conditions.js';
export { WorkRepository } from './persistence/work.repository.js';
export { WorksModule } from './works.module.js';

/** Entities of this context. */
export const WORKS_ENTITIES = [WorkEntity, WorkZoneEntity, ProjectEntity];
