export { SearchEverything } from './application/search-everything.use-case.js';
export { SearchModule } from './search.module.js';
