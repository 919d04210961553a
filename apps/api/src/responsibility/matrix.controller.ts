import { Controller, Get, Query } from '@nestjs/common';
import {
  type Matrix,
  type MatrixCellDetail,
  type MatrixCellQuery,
  matrixCellQuerySchema,
  type MatrixQuery,
  matrixQuerySchema,
} from '@abat/contracts';
import { GetMatrix, GetMatrixCell } from '@abat/responsibility';
import { ZodPipe } from '../http/zod.pipe.js';

/** Function x body. */
@Controller('api/v1/matrix')
export class MatrixController {
  constructor(
    private readonly getMatrix: GetMatrix,
    private readonly getCell: GetMatrixCell,
  ) {}

  @Get()
  matrix(@Query(new ZodPipe(matrixQuerySchema)) query: MatrixQuery): Promise<Matrix> {
    return this.getMatrix.execute(query);
  }

  @Get('cell')
  cell(@Query(new ZodPipe(matrixCellQuerySchema)) query: MatrixCellQuery): Promise<MatrixCellDetail> {
    return this.getCell.execute(query);
  }
}
