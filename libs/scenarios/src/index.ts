import { ScenarioEntity } from './persistence/scenario.entity.js';

export { AdoptScenario } from './application/adopt-scenario.use-case.js';
export { CompareSideBySide } from './application/compare-side-by-side.use-case.js';
export { CompareScenario } from './application/compare-scenario.use-case.js';
export { ExportComparison } from './application/export-comparison.use-case.js';
export { loadScenario } from './application/load-scenario.js';
export { ScenarioRegister } from './application/scenario.register.js';
export { ScenariosModule } from './scenarios.module.js';

/** Entities of this context. */
export const SCENARIOS_ENTITIES = [ScenarioEntity];
