export { RenderTile } from './application/render-tile.use-case.js';
export { tileJson } from './application/tile-json.js';
export { findingsTileQuerySchema, placesTileQuerySchema, worksTileQuerySchema } from './application/tile-query.js';
export { MapsModule } from './maps.module.js';
