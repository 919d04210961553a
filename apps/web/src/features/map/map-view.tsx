import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../live/connection-store.js';
import { useTilesKept } from '../../offline/kept-tiles.js';
import { TimeButton } from '../time/time-button.js';
import { ResponsibilitySwitch } from '../responsibility/responsibility-switch.js';
import { HoverCard } from './hover-card.js';
import { useSourceMoments } from './layer-moments.js';
import { LayerSwitch } from './layer-switch.js';
import { Legend } from './legend.js';
import { MapChooser } from './map-chooser.js';
import { MapControls } from './map-controls.js';
import { useMapController } from './map-controller.js';
import classes from './map.module.css';
import { MapTrouble } from './map-trouble.js';
import { useMapInteractions } from './use-map-interactions.js';
import { useMapLibre } from './use-map-libre.js';
import { readPosition, useKeepPosition } from './use-map-position.js';
import { useAppliedStyle, useMapStyle } from './use-map-style.js';
import { useSelectedState } from './use-selected-state.js';
import { useFailingSources } from './use-tiles-failing.js';

/** The map with its controls. A lost WebGL context that does not come back starts the map anew. */
export function MapView() {
  const [attempt, setAttempt] = useState(0);
  return <MapCanvas key={attempt} onRestart={() => setAttempt(attempt + 1)} />;
}

/** The map's name for screen readers follows the language. */
function useCanvasLabel(map: MapLibreMap | null, label: string): void {
  useEffect(() => map?.getCanvas().setAttribute('aria-label', label), [map, label]);
}

function MapCanvas({ onRestart }: { onRestart: () => void }) {
  const { t } = useTranslation('map');
  const { status } = useConnection();
  const isStale = status !== 'live' && status !== 'connecting';
  const controller = useMapController();
  const container = useRef<HTMLDivElement>(null);
  const [initialView] = useState(readPosition);
  const style = useMapStyle();
  const { map, trouble } = useMapLibre(container, { initialStyle: style, initialView });
  useAppliedStyle(map, style);
  useKeepPosition(map);
  useSelectedState(map);
  useCanvasLabel(map, t('canvasLabel'));
  const failing = useFailingSources(map, 'me');
  const isKept = useTilesKept();
  const moments = useSourceMoments(map, failing);
  const { hover, choice, closeChoice, choose } = useMapInteractions(map);
  useEffect(() => {
    controller.attach(map);
    return () => controller.attach(null);
  }, [controller, map]);
  return (
    <>
      <div
        ref={container}
        className={classes.canvas}
        data-testid="map"
        data-ready={map !== null}
        data-stale={isStale}
      />
      {!map && !trouble && (
        <div className={classes.starting} role="status">
          {t('starting')}
        </div>
      )}
      <div className={classes.controls}>
        <MapControls map={map} />
        <LayerSwitch moments={moments} />
        <TimeButton />
      </div>
      <ResponsibilitySwitch />
      <Legend map={map} moments={moments} />
      {hover && <HoverCard hover={hover} />}
      {choice && <MapChooser choice={choice} onChoose={choose} onClose={closeChoice} />}
      <MapTrouble isFailing={failing.size > 0 || isKept} trouble={trouble} onRestart={onRestart} />
    </>
  );
}
