import type { Geometry } from '@abat/contracts';
import { useMantineColorScheme } from '@mantine/core';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { GeoJSONStoreFeatures, TerraDraw } from 'terra-draw';
import { palettes } from '../../theme/tokens.js';
import { useMapController, useMapInstance } from '../map/map-controller.js';
import { isDrawable, joinParts, partsOf, rounded, type Part, type PartType } from './geometry-parts.js';

export type Tool = 'select' | 'polygon' | 'linestring' | 'point';
const toolOf: Record<PartType, Tool> = { Polygon: 'polygon', LineString: 'linestring', Point: 'point' };

const isShape = ({ properties }: GeoJSONStoreFeatures): boolean =>
  Object.values(toolOf).some((tool) => tool === properties['mode']);

/** The drawing engine comes with the first edit, not with the console. */
async function createEngine(map: MapLibreMap, colour: `#${string}`): Promise<TerraDraw> {
  const [engine, { ScaledAdapter }] = await Promise.all([import('terra-draw'), import('./draw-adapter.js')]);
  const coordinates = { midpoints: true, draggable: true, deletable: true };
  const shape = { feature: { draggable: true, coordinates } };
  const point = { pointColor: colour, pointWidth: 7, pointOutlineColor: '#ffffff', pointOutlineWidth: 2 } as const;
  const line = { lineStringColor: colour, lineStringWidth: 4 };
  const area = { fillColor: colour, fillOpacity: 0.22, outlineColor: colour, outlineWidth: 3 };
  return new engine.TerraDraw({
    adapter: new ScaledAdapter({ map, coordinatePrecision: 7 }),
    modes: [
      new engine.TerraDrawSelectMode({
        flags: { polygon: shape, linestring: shape, point: { feature: { draggable: true } } },
        styles: {
          selectedPolygonColor: colour,
          selectedPolygonOutlineColor: colour,
          selectedPolygonOutlineWidth: 3,
          selectedLineStringColor: colour,
          selectedLineStringWidth: 4,
          selectedPointColor: colour,
          selectionPointColor: '#ffffff',
          selectionPointOutlineColor: colour,
          selectionPointWidth: 6,
          selectionPointOutlineWidth: 3,
          midPointColor: colour,
          midPointOutlineColor: '#ffffff',
          midPointWidth: 4,
        },
      }),
      new engine.TerraDrawPolygonMode({ styles: area }),
      new engine.TerraDrawLineStringMode({ styles: line }),
      new engine.TerraDrawPointMode({ styles: point }),
    ],
  });
}

/** Puts the parts into the engine and selects the only one, so that its corners can be taken at once. */
function load(engine: TerraDraw, parts: readonly Part[]): void {
  engine.setMode('select');
  engine.clear();
  const features = parts.map((part) => ({
    id: engine.getFeatureId(),
    type: 'Feature' as const,
    geometry: rounded(part),
    properties: { mode: toolOf[part.type] },
  }));
  engine.addFeatures(features as GeoJSONStoreFeatures[]);
  const [only, ...others] = features;
  if (only && others.length === 0 && engine.hasFeature(only.id)) engine.selectFeature(only.id);
}

/** The engine on the map while the component is mounted; null until it stands. */
function useEngine(): TerraDraw | null {
  const map = useMapInstance();
  const controller = useMapController();
  const { colorScheme } = useMantineColorScheme();
  const colour = palettes[colorScheme === 'light' ? 'light' : 'dark'].map.draft as `#${string}`;
  const [engine, setEngine] = useState<TerraDraw | null>(null);
  useEffect(() => {
    if (!map) return undefined;
    let created: TerraDraw | null = null;
    let isGone = false;
    const markGone = () => {
      isGone = true;
    };
    map.once('remove', markGone);
    controller.setMode('draw');
    void createEngine(map, colour).then((made) => {
      if (isGone) return;
      created = made;
      made.start();
      setEngine(made);
    });
    return () => {
      map.off('remove', markGone);
      if (!isGone) created?.stop();
      isGone = true;
      setEngine(null);
      controller.setMode('browse');
    };
  }, [map, controller, colour]);
  return engine;
}

type DrawOptions = { geometry: Geometry | null; onChange: (geometry: Geometry | null) => void };

/**
 * Draws and changes one geometry on the map. Every finished move hands the new geometry to `onChange`;
 * a geometry that comes from elsewhere (undo, another zone) replaces what is drawn.
 */
export function useDraw({ geometry, onChange }: DrawOptions) {
  const engine = useEngine();
  const [tool, setTool] = useState<Tool>('select');
  const shown = useRef<Geometry | null | undefined>(undefined);
  const count = useRef(0);
  const fixed = partsOf(geometry).filter((part) => !isDrawable(part));
  const collect = useEffectEvent((isNew: boolean) => {
    const shapes = engine?.getSnapshot().filter(isShape) ?? [];
    count.current = shapes.length;
    const next = joinParts([...fixed, ...shapes.map((feature) => feature.geometry as Part)]);
    // A new shape is loaded again: so it is selected at once, and shapes of another type leave the screen.
    shown.current = isNew ? undefined : next;
    onChange(next);
  });
  useEffect(() => {
    if (!engine) return undefined;
    const onFinish = (_id: string | number, { action }: { action: string }) => {
      collect(action === 'draw');
    };
    const onChanged = (_ids: (string | number)[], type: string, context?: object) => {
      const isOwn = context && 'origin' in context && context.origin === 'api';
      if (type !== 'delete' || isOwn || engine.getMode() !== 'select') return;
      if (engine.getSnapshot().filter(isShape).length < count.current) collect(false);
    };
    engine.on('finish', onFinish);
    engine.on('change', onChanged);
    return () => {
      engine.off('finish', onFinish);
      engine.off('change', onChanged);
      shown.current = undefined;
    };
  }, [engine]);
  useEffect(() => {
    if (!engine || shown.current === geometry) return;
    shown.current = geometry;
    const drawable = partsOf(geometry).filter(isDrawable);
    load(engine, drawable);
    count.current = drawable.length;
    setTool('select');
  }, [engine, geometry]);
  useEffect(() => {
    if (engine?.enabled && engine.getMode() !== tool) engine.setMode(tool);
  }, [engine, tool]);
  return { isReady: engine !== null, tool, setTool };
}
