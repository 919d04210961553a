/** Landmarks in a box of 16 x 16, as the map and its legend draw them. */
export const PLACE_PATHS = {
  'bus-stop': 'M4 2h8a2 2 0 0 1 2 2v8h-1.5v2h-2.5v-2H6v2H3.5v-2H2V4a2 2 0 0 1 2-2Zm0 2.5v3.5h8V4.5Z',
  mall: 'M3 5h2a3 3 0 0 1 6 0h2l1 9H2Zm3.5 0h3a1.5 1.5 0 0 0-3 0Z',
} as const;
