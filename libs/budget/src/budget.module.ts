import { Module } from '@nestjs/common';
import { BudgetLineRegister } from './application/budget-line.register.js';
import { GetWorkMoney } from './application/get-work-money.use-case.js';

/** Budget lines and their allocations to works. */
@Module({ providers: [BudgetLineRegister, GetWorkMoney], exports: [BudgetLineRegister, GetWorkMoney] })
export class BudgetModule {}
