export { DecideStatement } from './application/decide-statement.use-case.js';
export { DeleteRegulation } from './application/delete-regulation.use-case.js';
export { ReadRegulations } from './application/read-regulations.use-case.js';
export { UploadRegulation } from './application/upload-regulation.use-case.js';
export { RegulationsModule } from './regulations.module.js';
