import { Module } from '@nestjs/common';
import { ExportMatrix } from './application/export-matrix.use-case.js';
import { FindResponsible } from './application/find-responsible.use-case.js';
import { GetMatrixCell } from './application/get-matrix-cell.use-case.js';
import { GetMatrix } from './application/get-matrix.use-case.js';
import { GetResponsibilityMap } from './application/get-responsibility-map.use-case.js';

const USE_CASES = [GetMatrix, GetMatrixCell, ExportMatrix, FindResponsible, GetResponsibilityMap];

/** Who answers for what, read across the registers of powers. */
@Module({ providers: USE_CASES, exports: USE_CASES })
export class ResponsibilityModule {}
