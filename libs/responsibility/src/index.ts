export { ExportMatrix } from './application/export-matrix.use-case.js';
export { FindResponsible } from './application/find-responsible.use-case.js';
export { GetMatrixCell } from './application/get-matrix-cell.use-case.js';
export { GetMatrix } from './application/get-matrix.use-case.js';
export { GetResponsibilityMap } from './application/get-responsibility-map.use-case.js';
export { ResponsibilityModule } from './responsibility.module.js';
