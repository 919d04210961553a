export * from './application/import-types.js';
export * from './application/importer.js';
export * from './astana/seed-astana.use-case.js';
export * from './domain/mapping.js';
export * from './domain/remark.js';
export * from './domain/source-row.js';
export * from './exchange.module.js';
export * from './readers/open-file.js';
