import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  type Matrix,
  type MatrixCellDetail,
  type MatrixCellQuery,
  matrixCellQuerySchema,
  type MatrixExportQuery,
  matrixExportQuerySchema,
  type MatrixQuery,
  matrixQuerySchema,
} from '@abat/contracts';
import { ExportMatrix, GetMatrix, GetMatrixCell } from '@abat/responsibility';
import type { Response } from 'express';
import { CurrentPrincipal } from '../http/principal.js';
import { ZodPipe } from '../http/zod.pipe.js';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** Function x body. */
@Controller('api/v1/matrix')
export class MatrixController {
  constructor(
    private readonly getMatrix: GetMatrix,
    private readonly getCell: GetMatrixCell,
    private readonly exportMatrix: ExportMatrix,
  ) {}

  @Get()
  matrix(@Query(new ZodPipe(matrixQuerySchema)) query: MatrixQuery): Promise<Matrix> {
    return this.getMatrix.execute(query);
  }

  @Get('cell')
  cell(@Query(new ZodPipe(matrixCellQuerySchema)) query: MatrixCellQuery): Promise<MatrixCellDetail> {
    return this.getCell.execute(query);
  }

  @Get('export')
  async export(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodPipe(matrixExportQuerySchema)) query: MatrixExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    const write = await this.exportMatrix.execute(principal.userId, query);
    response.type(TYPES[query.format]).attachment(`abat-matrix.${query.format}`);
    await write(response);
  }
}
