import { Controller, Get, Param, Query } from '@nestjs/common';
import { BudgetLineRegister, GetWorkMoney } from '@abat/budget';
import {
  type AtMomentQuery,
  atMomentQuerySchema,
  budgetLineDraftSchema,
  budgetLinePatchSchema,
  budgetLineQuerySchema,
  type WorkMoney,
} from '@abat/contracts';
import { IdPipe } from '../http/id.pipe.js';
import { registerController } from '../http/register.controller.js';
import { ZodPipe } from '../http/zod.pipe.js';

const BudgetLinesController = registerController({
  path: 'api/v1/budget-lines',
  register: BudgetLineRegister,
  query: budgetLineQuerySchema,
  draft: budgetLineDraftSchema,
  patch: budgetLinePatchSchema,
});

/** Money of one work. */
@Controller('api/v1/works/:id/money')
class WorkMoneyController {
  constructor(private readonly getWorkMoney: GetWorkMoney) {}

  @Get()
  money(
    @Param('id', IdPipe) id: string,
    @Query(new ZodPipe(atMomentQuerySchema)) { at }: AtMomentQuery,
  ): Promise<WorkMoney> {
    return this.getWorkMoney.execute(id, at);
  }
}

export const BUDGET_CONTROLLERS = [BudgetLinesController, WorkMoneyController];
