import type { WorkStatus } from '@abat/contracts';
import { useMantineColorScheme } from '@mantine/core';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useDistricts } from '../../api/resources.js';
import { paddingWithin } from '../../features/map/padding.js';
import { useMapLibre, type MapTroubleKind } from '../../features/map/use-map-libre.js';
import { useAppliedStyle } from '../../features/map/use-map-style.js';
import { useTilesFailing } from '../../features/map/use-tiles-failing.js';
import { useMapZoom } from '../../features/map/use-map-zoom.js';
import { mark } from '../../features/map/use-selected-state.js';
import { useTileVersions } from '../../features/map/use-tile-urls.js';
import { useLocale } from '../../i18n/index.js';
import { scaleStore } from '../../theme/screen-scale.js';
import { useIsStale } from '../../live/connection-store.js';
import { LinkAge, useIsOutdated } from '../block-age.js';
import { BlockState } from '../block.js';
import { useSurface, type Box, type Spot } from '../surface.js';
import { MapSigns } from './map-signs.js';
import { stillStyle } from './still-style.js';
import { MAP_STORIES, type MapStory } from './story-filters.js';
import { useStatusesInView } from './use-statuses-in-view.js';
import { useWeek } from './use-week.js';
import { useWholeCity } from './use-whole-city.js';
import classes from './still-map.module.css';

/** The smallest writing of the map's style, in its own pixels. */
const SMALLEST_WRITING_PX = 12;
/** A lost drawing context that does not come back by then makes the map anew. */
const RESTART_AFTER_MS = 8000;
/** Air around what the map looks at, px of its own measure: names at the edge need it. */
const AIR = { city: 14, spot: 40 } as const;

/** Where the map is thought to stand until it is there. */
const ZOOM = { city: 9, spot: 14 } as const;

const isStory = (value: unknown): value is MapStory => MAP_STORIES.some((story) => story === value);

/** Enlargement at which the smallest writing of the map is as large as the smallest text of the block. */
function enlargementOf(frame: HTMLElement): number {
  const notePx = Number.parseFloat(getComputedStyle(frame).getPropertyValue('--block-note'));
  return Number.isFinite(notePx) ? Math.max(1, notePx / SMALLEST_WRITING_PX) : 1;
}

/** The map of a block; starts anew when its size of text changes or its drawing context is lost for good. */
export function StillMap({ shows }: { shows: unknown }) {
  const frame = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const [measure, setMeasure] = useState<{ enlargement: number; footPx: number } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { spot } = useSurface();
  const [drawn, setDrawn] = useState<Drawn>({ zoom: spot ? ZOOM.spot : ZOOM.city, statuses: [] });
  const isStale = useIsOutdated();
  const { t } = useTranslation('blocks');
  const story = isStory(shows) ? shows : 'findings';
  useEffect(() => {
    if (frame.current && foot.current)
      setMeasure({ enlargement: enlargementOf(frame.current), footPx: foot.current.offsetHeight });
  }, []);
  return (
    <div ref={frame} className={classes.frame} data-testid="wall-map">
      {measure && (
        <Canvas
          key={attempt}
          {...measure}
          story={story}
          onDrawn={setDrawn}
          onRestart={() => setAttempt((count) => count + 1)}
        />
      )}
      <div ref={foot} className={classes.foot} data-stale={isStale}>
        <span className={classes.signs}>
          <MapSigns story={story} {...drawn} />
        </span>
        <LinkAge />
        <span>{t('osm')}</span>
      </div>
    </div>
  );
}

function useRestart(trouble: MapTroubleKind | null, onRestart: () => void): void {
  const restart = useRef(onRestart);
  restart.current = onRestart;
  useEffect(() => {
    if (trouble !== 'context-lost' && trouble !== 'worker-failed') return undefined;
    const timer = setTimeout(() => restart.current(), RESTART_AFTER_MS);
    return () => clearTimeout(timer);
  }, [trouble]);
}

/** The style for theme, language, story and live versions of this moment. */
function useStillStyle(story: MapStory) {
  const { t } = useTranslation('common');
  const locale = useLocale();
  const { colorScheme } = useMantineColorScheme();
  const versions = useTileVersions();
  const week = useWeek();
  const { district, spot } = useSurface();
  const { data: districts } = useDistricts();
  const isSpot = spot !== null;
  const focus = isSpot ? null : (districts?.find(({ externalId }) => externalId === district) ?? null);
  const demoWord = t('marks.demo');
  return useMemo(() => {
    const scheme = colorScheme === 'light' ? 'light' : 'dark';
    return stillStyle({ scheme, locale, demoWord, story, versions, week, focus, isSpot });
  }, [colorScheme, locale, demoWord, story, versions, week, focus, isSpot]);
}

/** What the map looks at: a spot, else the district in focus, else the city. */
function useView(): Box {
  const { spot, district } = useSurface();
  const city = useWholeCity(district);
  return spot?.bbox ?? city;
}

function useMarked(map: MapLibreMap | null, marked: Spot['marked']): void {
  useEffect(() => {
    if (!map || !marked) return undefined;
    mark(map, marked, 'selected', true);
    return () => {
      if (map.style) mark(map, marked, 'selected', false);
    };
  }, [map, marked]);
}

/** Fits the map to its view: at once when it is new, later so that the eye can follow. */
function useFittedView(
  map: MapLibreMap | null,
  { view, air, footPx }: { view: Box; air: number; footPx: number },
): void {
  const seen = useRef<MapLibreMap | null>(null);
  useEffect(() => {
    if (!map) return;
    const [west, south, east, north] = view;
    const { clientWidth: width, clientHeight: height } = map.getContainer();
    const asked = { top: air / 2, bottom: air / 2 + footPx, left: air, right: air };
    const padding = paddingWithin(asked, { width, height });
    const duration = seen.current === map ? 1200 : 0;
    seen.current = map;
    map.fitBounds([west, south, east, north], { padding, maxZoom: 16, duration });
  }, [map, view, air, footPx]);
}

/** What the signs below the map depend on. */
type Drawn = { zoom: number; statuses: readonly WorkStatus[] };
type CanvasProps = {
  enlargement: number;
  footPx: number;
  story: MapStory;
  onDrawn: (drawn: Drawn) => void;
  onRestart: () => void;
};

function Canvas({ enlargement, footPx, story, onDrawn, onRestart }: CanvasProps) {
  const { t } = useTranslation('blocks');
  const isStale = useIsStale();
  const { spot } = useSurface();
  const container = useRef<HTMLDivElement>(null);
  const style = useStillStyle(story);
  const view = useView();
  const still = { pixelRatio: window.devicePixelRatio * scaleStore.get() * enlargement };
  const { map, trouble } = useMapLibre(container, { initialStyle: style, initialView: null, still });
  useAppliedStyle(map, style);
  useMarked(map, spot?.marked ?? null);
  useRestart(trouble, onRestart);
  useFittedView(map, { view, air: spot ? AIR.spot : AIR.city, footPx: footPx / enlargement });
  const zoom = useMapZoom(map);
  const statuses = useStatusesInView(map);
  useEffect(() => {
    if (zoom !== null) onDrawn({ zoom, statuses });
  }, [zoom, statuses, onDrawn]);
  const isIncomplete = useTilesFailing(map, 'screens');
  const size: CSSProperties = {
    width: `${100 / enlargement}%`,
    height: `${100 / enlargement}%`,
    transform: `scale(${enlargement})`,
  };
  return (
    <>
      <div
        ref={container}
        className={classes.canvas}
        style={size}
        data-ready={map !== null}
        data-stale={isStale}
        role="img"
        aria-label={t(`mapOf.${story}`)}
      />
      {isIncomplete && !trouble && (
        <p className={classes.incomplete} role="status" data-testid="map-incomplete">
          <span aria-hidden="true">⚠ </span>
          {t('mapTrouble.tiles')}
        </p>
      )}
      {trouble && (
        <div className={classes.trouble}>
          <BlockState state="error" word={t(`mapTrouble.${trouble}`)} hint={t('mapTrouble.hint')} />
        </div>
      )}
    </>
  );
}
