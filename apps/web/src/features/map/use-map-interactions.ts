import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useChangeParams } from '../../url/params.js';
import { useSelection } from '../../url/selection.js';
import { shapeAt } from '../responsibility/shape-at.js';
import { useAsk } from '../responsibility/use-ask.js';
import { useMapController } from './map-controller.js';
import {
  choiceOf,
  clusterAt,
  type ClusterHit,
  hitsAt,
  mandatesAt,
  type MapHit,
  narrowedTo,
  pageOf,
  stepInto,
} from './map-hits.js';
import { mark } from './use-selected-state.js';

/** What lies under the pointer, and where the pointer is in the map's box, px. */
export type Hover = { hits: readonly MapHit[]; x: number; y: number };
/** Several objects were clicked at once. */
export type Choice = { hits: readonly MapHit[]; x: number; y: number };

const HOVER_REACH_PX = 2;
const CLICK_REACH_PX = 4;

/** Keeps `feature-state` hover on at most one object. */
function hoverMarker(map: MapLibreMap) {
  let marked: MapHit | null = null;
  return (hit: MapHit | null) => {
    if (marked?.id === hit?.id) return;
    if (marked) mark(map, marked, 'hover', false);
    if (hit) mark(map, hit, 'hover', true);
    marked = hit;
  };
}

function useHover(map: MapLibreMap | null, isBrowsing: () => boolean): Hover | null {
  const [hover, setHover] = useState<Hover | null>(null);
  useEffect(() => {
    if (!map) return undefined;
    const markHover = hoverMarker(map);
    let frame = 0;
    const clear = () => {
      cancelAnimationFrame(frame);
      markHover(null);
      setHover(null);
    };
    const look = ({ point }: MapMouseEvent) => {
      if (!isBrowsing() || map.isMoving()) return clear();
      const isCluster = clusterAt(map, point) !== null;
      const hits = isCluster ? [] : hitsAt(map, point, HOVER_REACH_PX);
      map.getCanvas().style.cursor = hits.length > 0 || isCluster ? 'pointer' : '';
      markHover(hits[0] ?? null);
      setHover(hits.length > 0 ? { hits, x: point.x, y: point.y } : null);
    };
    const onMove = (event: MapMouseEvent) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => look(event));
    };
    map.on('mousemove', onMove);
    map.on('mouseout', clear);
    map.on('movestart', clear);
    return () => {
      cancelAnimationFrame(frame);
      map.off('mousemove', onMove);
      map.off('mouseout', clear);
      map.off('movestart', clear);
    };
  }, [map, isBrowsing]);
  return hover;
}

/** Goes nearer to what a count holds, or opens its list. */
function useFollowCount(): (map: MapLibreMap, count: ClusterHit) => void {
  const change = useChangeParams();
  return useCallback(
    (map, count) => {
      const zoom = stepInto(count, map.getZoom());
      if (zoom !== null) map.easeTo({ center: count.center, zoom });
      else if (count.list) change(narrowedTo(count.list, count.square), { path: pageOf(count.list), push: true });
    },
    [change],
  );
}

/** Hover card, selection by click, and the list when a click meets several objects. */
export function useMapInteractions(map: MapLibreMap | null) {
  const controller = useMapController();
  const [, select] = useSelection();
  const [choice, setChoice] = useState<Choice | null>(null);
  const isBrowsing = useCallback(() => controller.getMode() === 'browse', [controller]);
  const hover = useHover(map, isBrowsing);
  const ask = useAsk();
  const follow = useFollowCount();
  const onClick = useRef<(event: MapMouseEvent) => void>(() => undefined);
  useEffect(() => {
    onClick.current = ({ point, lngLat, target }) => {
      setChoice(null);
      if (!isBrowsing()) return;
      if (ask) return ask(lngLat, shapeAt(target, point));
      // A count lies on top of the places it stands over.
      const cluster = clusterAt(target, point);
      if (cluster) return follow(target, cluster);
      const hits = hitsAt(target, point, CLICK_REACH_PX);
      const chosen = choiceOf(hits.length > 0 ? hits : mandatesAt(target, point));
      if (chosen && 'id' in chosen) select({ type: chosen.type, id: chosen.id });
      else if (chosen) setChoice({ hits: chosen, x: point.x, y: point.y });
    };
  }, [isBrowsing, select, ask, follow]);
  useEffect(() => {
    if (!map) return undefined;
    const click = (event: MapMouseEvent) => onClick.current(event);
    const close = () => setChoice(null);
    map.on('click', click);
    map.on('movestart', close);
    return () => {
      map.off('click', click);
      map.off('movestart', close);
    };
  }, [map]);
  const choose = (hit: MapHit) => {
    setChoice(null);
    select({ type: hit.type, id: hit.id });
  };
  return { hover: choice ? null : hover, choice, closeChoice: () => setChoice(null), choose };
}
