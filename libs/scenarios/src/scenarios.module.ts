import { Module } from '@nestjs/common';
import { FindingsModule } from '@abat/findings';
import { AdoptScenario } from './application/adopt-scenario.use-case.js';
import { CompareScenario } from './application/compare-scenario.use-case.js';
import { CompareSideBySide } from './application/compare-side-by-side.use-case.js';
import { ExportComparison } from './application/export-comparison.use-case.js';
import { ScenarioRegister } from './application/scenario.register.js';

const USE_CASES = [ScenarioRegister, CompareScenario, CompareSideBySide, ExportComparison, AdoptScenario];

/** Scenarios: changes of the register of powers, compared before they are adopted. */
@Module({ imports: [FindingsModule], providers: USE_CASES, exports: USE_CASES })
export class ScenariosModule {}
