import { Map as MapLibreMap, type MapOptions, type StyleImageMetadata, type StyleSpecification } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { city } from '../../city/city-store.js';
import { scaleStore } from '../../theme/screen-scale.js';
import type { MapPosition } from './map-position.js';
import { type Bbox, cityBox } from './map-controller.js';
import { holdMapWorkers } from './map-workers.js';
import { drawImage, IMAGE_PIXEL_RATIO, PILL } from './style/images.js';

/** Room for an 8K wall: by default MapLibre stops at 4096 and blurs a 4K screen. */
const MAX_CANVAS_PX = 16_384;

export type MapTroubleKind = 'no-webgl' | 'context-lost' | 'worker-failed';
type InitialView = MapPosition | null;
type Start = {
  initialStyle: StyleSpecification;
  initialView: InitialView;
  /** A picture nobody moves, drawn with so many canvas pixels per pixel of its own measure. */
  still?: { pixelRatio: number };
};

/** Labels are drawn from the page's fonts, which must be there before the first label is. */
async function loadLabelFonts(): Promise<void> {
  const sample = 'Abat Абат ӘғқңөұүһІ';
  const weights = [400, 600];
  await Promise.allSettled(weights.map((weight) => document.fonts.load(`${weight} 24px "Noto Sans"`, sample)));
}

/** Asked for with this file, not only with the first map. */
const labelFonts = loadLabelFonts();

/** How far the map follows beyond the city, degrees; a city without a place has the whole world. */
const AROUND = { lon: 1.2, lat: 0.8 } as const;

function limitsOf(box: Bbox): Pick<MapOptions, 'minZoom' | 'maxBounds'> {
  if (!city.get().bbox) return { minZoom: 0 };
  const [west, south, east, north] = box;
  const { lon, lat } = AROUND;
  return { minZoom: 8, maxBounds: [west - lon, south - lat, east + lon, north + lat] };
}

/** What appears on the map fades in, except for those who asked their system for less motion. */
const FADE_MS = 120;
const wantsStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Canvas pixels per pixel of the style sheets: each pixel of the screen has its own. */
const pixelRatio = (): number => window.devicePixelRatio * scaleStore.get();

/** Keeps a map sharp when the page is drawn larger or smaller, or comes to another screen. */
function followRatio(map: MapLibreMap): void {
  const follow = () => {
    if (map.getPixelRatio() !== pixelRatio()) map.setPixelRatio(pixelRatio());
  };
  map.on('resize', follow);
  map.once('remove', scaleStore.subscribe(follow));
}

function createMap(container: HTMLElement, { initialStyle, initialView, still }: Start): MapLibreMap {
  const box = cityBox();
  const [west, south, east, north] = box;
  const view = initialView ?? { bounds: [west, south, east, north] as [number, number, number, number] };
  const map = new MapLibreMap({
    container,
    style: initialStyle,
    ...view,
    ...limitsOf(box),
    maxZoom: 19,
    maxCanvasSize: [MAX_CANVAS_PX, MAX_CANVAS_PX],
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: wantsStillness() ? 0 : FADE_MS,
    ...(still ? { interactive: false, pixelRatio: still.pixelRatio } : { pixelRatio: pixelRatio() }),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  if (!still) followRatio(map);
  return map;
}

/** Rest after what may have changed nothing that is drawn, ms. */
const LAST_FRAME_MS = 250;

/** Tests wait for `data-map-idle="true"` on the root element instead of sleeping. */
function reportIdle(map: MapLibreMap): void {
  const root = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const busy = () => {
    root.dataset['mapIdle'] = 'false';
    // What changes nothing that is drawn asks for no frame, and without one there is no `idle` after it. One for every
    // step of loading would be drawn in vain.
    clearTimeout(timer);
    timer = setTimeout(() => map.triggerRepaint(), LAST_FRAME_MS);
  };
  for (const name of ['movestart', 'dataloading', 'styledata'] as const) map.on(name, busy);
  map.on('idle', () => {
    root.dataset['mapIdle'] = 'true';
  });
}

/** The plate behind a count grows with the text in it; corners keep their form. */
function stretchOf(name: string): Partial<StyleImageMetadata> {
  if (!name.startsWith('pill:')) return {};
  const [from, to] = [PILL.corner * IMAGE_PIXEL_RATIO, (PILL.width - PILL.corner) * IMAGE_PIXEL_RATIO];
  const stretch: [number, number][] = [[from, to]];
  return {
    stretchX: stretch,
    stretchY: stretch,
    content: [from / 2, 4, PILL.width * IMAGE_PIXEL_RATIO - from / 2, to + 14],
  };
}

function addMissingImage(map: MapLibreMap, name: string): void {
  if (map.hasImage(name)) return;
  const image = drawImage(name);
  if (image) map.addImage(name, image, { pixelRatio: IMAGE_PIXEL_RATIO, ...stretchOf(name) });
}

/** Creates the map once and removes it with the component. `map` is null until its style stands. */
export function useMapLibre(container: RefObject<HTMLDivElement | null>, start: Start) {
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [trouble, setTrouble] = useState<MapTroubleKind | null>(null);
  const first = useRef(start);
  useEffect(() => {
    let created: MapLibreMap | null = null;
    let isGone = false;
    const release = holdMapWorkers(() => setTrouble('worker-failed'));
    const begin = async () => {
      await labelFonts;
      if (isGone || !container.current) return;
      try {
        created = createMap(container.current, first.current);
      } catch {
        setTrouble('no-webgl');
        return;
      }
      const instance = created;
      instance.setMissingStyleImageResolver((name) => addMissingImage(instance, name));
      instance.on('webglcontextlost', () => setTrouble('context-lost'));
      instance.on('webglcontextrestored', () => setTrouble(null));
      instance.once('style.load', () => setMap(instance));
      reportIdle(instance);
    };
    void begin();
    return () => {
      isGone = true;
      created?.remove();
      release();
      delete document.documentElement.dataset['mapIdle'];
      setMap(null);
    };
  }, [container]);
  return { map, trouble };
}
