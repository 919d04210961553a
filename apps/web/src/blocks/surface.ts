import { createContext, useContext } from 'react';

/** Degrees: west, south, east, north. */
export type Box = readonly [number, number, number, number];

/** What the map of the scene looks at, and which object stands out there. */
export type Spot = { bbox: Box; marked: { type: 'finding' | 'work' | 'site'; id: string } | null };

/** Where a block stands. A wall is read from afar and never touched; a desk has a pointer and a keyboard. */
export type Surface = {
  kind: 'wall' | 'desk';
  /** `externalId` of the district everything is told of; null: the whole city. */
  district: string | null;
  /** null: the district, else the city. */
  spot: Spot | null;
};

export const BlockSurface = createContext<Surface>({ kind: 'desk', district: null, spot: null });

export const useSurface = (): Surface => useContext(BlockSurface);
