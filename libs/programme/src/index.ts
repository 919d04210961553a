import { SavedViewEntity } from './persistence/saved-view.entity.js';

export { ExportProgramme } from './application/export-programme.use-case.js';
export { ReadProgramme } from './application/read-programme.use-case.js';
export { SavedViews } from './application/saved-views.js';
export { ProgrammeModule } from './programme.module.js';

/** Entities of this context. */
export const PROGRAMME_ENTITIES = [SavedViewEntity];
