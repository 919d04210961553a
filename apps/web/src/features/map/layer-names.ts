/** Layers a reader may switch, from the ground up. */
export const MAP_LAYERS = [
  'territories',
  'sites',
  'roads',
  'places',
  'restrictions',
  'mandates',
  'works',
  'findings',
] as const;
export type MapLayer = (typeof MAP_LAYERS)[number];
