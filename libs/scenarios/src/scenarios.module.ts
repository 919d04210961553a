import { Module } from '@nestjs/common';
import { FindingsModule } from '@abat/findings';
import { AdoptScenario } from './application/adopt-scenario.use-case.js';
import { CompareScenario } from './application/compare-scenario.use-case.js';
import { ScenarioRegister } from './application/scenario.register.js';

const USE_CASES = [ScenarioRegister, CompareScenario, AdoptScenario];

/** Scenarios: changes of the register of powers, compared before they are adopted. */
@Module({ imports: [FindingsModule], providers: USE_CASES, exports: USE_CASES })
export class ScenariosModule {}
