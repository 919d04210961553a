export * from './columns.js';
export { DatedRegister } from './dated-register.js';
export { followBoundaries } from './follow-boundaries.js';
export { followTrenchOfFunction, followTrenchOfType } from './follow-trench.js';
export { followSurface, followWorks, restrictionsChanged } from './follow-works.js';
export { readHistory } from './history.js';
export { drawNumber, externalIdOf } from './own-number.js';
export * from './register.js';
export * from './tree.js';
