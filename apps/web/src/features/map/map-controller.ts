import type { Geometry } from '@abat/contracts';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { createContext, useContext, useEffect } from 'react';
import { useSyncExternalStore } from 'react';
import { city } from '../../city/city-store.js';
import { paddingWithin } from './padding.js';

export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** Shown of a city of which nothing has a place yet: the inhabited world, degrees. */
const WORLD: Bbox = [-170, -56, 179, 75];

/** The city, degrees; the first view and the way back to it. */
export const cityBox = (): Bbox => city.get().bbox ?? WORLD;

/** What a highlighted shape is: the chosen object, the two sides of a finding, their meeting place, or a draft, the area looked through. */
export type HighlightRole = 'selected' | 'side-a' | 'side-b' | 'meeting' | 'draft' | 'ring';
export type Highlight = { role: HighlightRole; geometry: Geometry; label?: string };

/** `browse` selects by click and shows tooltips; `draw` leaves every pointer event to the drawing tool. */
export type MapMode = 'browse' | 'draw';

/** Air around what is brought into view, and the width the legend takes, px. */
const EDGE_PX = 48;
const LEGEND_PX = 230;
const LEAST_VIEW_PX = 360;
const REFIT_WITHIN_MS = 5000;

/** What other features may ask of the map. Works from the first render: calls before the map stands are kept. */
export class MapController {
  private map: MapLibreMap | null = null;
  private shapes: readonly Highlight[] = [];
  private ring: Geometry | null = null;
  private highlights: readonly Highlight[] = [];
  private mode: MapMode = 'browse';
  private coveredPx = 0;
  private coveredFootPx = 0;
  private isPlaced = new URLSearchParams(window.location.search).has('map');
  private fitted: { bbox: Bbox; maxZoom: number; at: number } | null = null;
  private wanted: { bbox: Bbox; maxZoom: number } | null = null;
  private readonly listeners = new Set<() => void>();

  /** The MapLibre map once its style stands; null before and after. Hosts terra-draw. */
  readonly getMap = (): MapLibreMap | null => this.map;
  readonly getHighlights = (): readonly Highlight[] => this.highlights;
  readonly getMode = (): MapMode => this.mode;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  attach(map: MapLibreMap | null): void {
    this.map = map;
    map?.on('movestart', (event) => {
      if (event.originalEvent) this.fitted = null;
    });
    if (map && this.wanted) this.fit(this.wanted.bbox, this.wanted.maxZoom);
    this.changed();
  }

  /** Replaces what is highlighted. An empty list clears. */
  highlight(highlights: readonly Highlight[]): void {
    this.shapes = highlights;
    this.mark();
  }

  /** The area that is looked through around a shape, beside what is highlighted. null clears. */
  setRing(ring: Geometry | null): void {
    if (ring === this.ring) return;
    this.ring = ring;
    this.mark();
  }

  private mark(): void {
    this.highlights = this.ring ? [...this.shapes, { role: 'ring', geometry: this.ring }] : this.shapes;
    this.changed();
  }

  setMode(mode: MapMode): void {
    this.mode = mode;
    this.changed();
  }

  /** What an open drawer takes from the map, px: from its right side, or on a phone from its foot. */
  setCovered(rightPx: number, bottomPx = 0): void {
    if (rightPx === this.coveredPx && bottomPx === this.coveredFootPx) return;
    this.coveredPx = rightPx;
    this.coveredFootPx = bottomPx;
    // What was just brought into view must not end up under the drawer that opens with it.
    const isFresh = this.fitted !== null && Date.now() - this.fitted.at < REFIT_WITHIN_MS;
    if (isFresh && this.fitted && rightPx + bottomPx > 0) this.fit(this.fitted.bbox, this.fitted.maxZoom);
  }

  /** Moves the map so that the box (degrees) is in view beside the open drawer. */
  fit(bbox: Bbox, maxZoom = 16): void {
    this.isPlaced = true;
    if (!this.map) {
      this.wanted = { bbox, maxZoom };
      return;
    }
    this.wanted = null;
    const [west, south, east, north] = bbox;
    this.fitted = { bbox, maxZoom, at: Date.now() };
    const { clientWidth, clientHeight } = this.map.getContainer();
    // On narrow maps what lies beneath the drawer or the legend is better than a picture too small to read.
    const right = clientWidth - this.coveredPx > LEAST_VIEW_PX ? this.coveredPx : 0;
    const left = clientWidth - right - LEGEND_PX > LEAST_VIEW_PX ? LEGEND_PX : 0;
    const padding = paddingWithin(
      { top: EDGE_PX, bottom: this.coveredFootPx + EDGE_PX, left: left + EDGE_PX, right: right + EDGE_PX },
      { width: clientWidth, height: clientHeight },
    );
    this.map.fitBounds([west, south, east, north], { padding, maxZoom, duration: 700 }, { isFit: true });
  }

  /** Brings the selected object of a shared link into view, unless the link also says where to look. */
  fitIfUnplaced(bbox: Bbox): void {
    if (this.isPlaced) return;
    this.fit(bbox, 16.5);
  }

  /** Shows the whole city again. */
  showCity(): void {
    this.fit(cityBox(), 12);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

export const MapControllerContext = createContext<MapController | null>(null);

/** The map of the console. Throws outside of it. */
export function useMapController(): MapController {
  const controller = useContext(MapControllerContext);
  if (!controller) throw new Error('no map controller above this component');
  return controller;
}

/** The MapLibre map when it stands, for a drawing tool; re-renders when it comes or goes. */
export function useMapInstance(): MapLibreMap | null {
  const controller = useMapController();
  return useSyncExternalStore(controller.subscribe, controller.getMap);
}

/** Shows the object of a link that names no place on the map; does nothing once the map was moved there. */
export function useFirstFit(bbox: Bbox | null): void {
  const controller = useMapController();
  useEffect(() => {
    if (bbox) controller.fitIfUnplaced(bbox);
  }, [controller, bbox]);
}

/** Highlights shapes while the component is mounted. Keep the array stable with useMemo. */
export function useHighlight(highlights: readonly Highlight[]): void {
  const controller = useMapController();
  useEffect(() => {
    controller.highlight(highlights);
    return () => controller.highlight([]);
  }, [controller, highlights]);
}

/** Draws the area looked through while the component is mounted. Keep the geometry stable. */
export function useRing(ring: Geometry | null): void {
  const controller = useMapController();
  useEffect(() => {
    controller.setRing(ring);
    return () => controller.setRing(null);
  }, [controller, ring]);
}
