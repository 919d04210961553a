import { BudgetLineEntity } from './persistence/budget-line.entity.js';

export { BudgetLineRegister } from './application/budget-line.register.js';
export { GetWorkMoney } from './application/get-work-money.use-case.js';
export { BudgetModule } from './budget.module.js';

/** Entities of this context. */
export const BUDGET_ENTITIES = [BudgetLineEntity];
