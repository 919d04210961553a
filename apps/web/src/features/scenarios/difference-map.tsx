import type { Comparison } from '@abat/contracts';
import { useMantineColorScheme } from '@mantine/core';
import type { MapMouseEvent, Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWholeCity } from '../../blocks/map/use-whole-city.js';
import { useLocale } from '../../i18n/index.js';
import { palettes } from '../../theme/tokens.js';
import { useMapLibre } from '../map/use-map-libre.js';
import { useAppliedStyle } from '../map/use-map-style.js';
import { differenceStyle, DISTRICT_LAYERS } from './difference-style.js';
import { FINDING_SETS } from './finding-set.js';
import { SetMark } from './set-mark.js';
import type { Looked } from './use-comparison-params.js';
import classes from './comparison.module.css';

type DifferenceMapProps = { comparison: Comparison; looked: Looked };

/** A click on a district, or on its numbers, lists its findings; a second one those of the whole city. */
function useDistrictClicks(map: MapLibreMap | null, { district, goTo }: Looked): void {
  useEffect(() => {
    if (!map) return undefined;
    const districtAt = ({ point }: MapMouseEvent): string | null => {
      const layers = DISTRICT_LAYERS.filter((layer) => map.getLayer(layer));
      const id: unknown = map.queryRenderedFeatures(point, { layers })[0]?.properties['id'];
      return typeof id === 'string' ? id : null;
    };
    const onClick = (event: MapMouseEvent) => {
      const id = districtAt(event);
      if (id) goTo(id === district ? null : id);
    };
    const onMove = (event: MapMouseEvent) => {
      map.getCanvas().style.cursor = districtAt(event) ? 'pointer' : '';
    };
    map.on('click', onClick);
    map.on('mousemove', onMove);
    return () => {
      map.off('click', onClick);
      map.off('mousemove', onMove);
    };
  }, [map, district, goTo]);
}

/** The city by district: how many findings close, open and remain. Its own small map, fed by the same tiles. */
export function DifferenceMap({ comparison, looked }: DifferenceMapProps) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const { colorScheme } = useMantineColorScheme();
  const { set, district, open } = looked;
  const container = useRef<HTMLDivElement>(null);
  const demoWord = t('common:marks.demo');
  const style = useMemo(() => {
    const scheme = colorScheme === 'light' ? 'light' : 'dark';
    return differenceStyle(
      { scheme, palette: palettes[scheme], locale, demoWord },
      { comparison, set, district, open },
    );
  }, [colorScheme, locale, demoWord, comparison, set, district, open]);
  const { map, trouble } = useMapLibre(container, { initialStyle: style, initialView: null });
  useAppliedStyle(map, style);
  useDistrictClicks(map, looked);
  const [west, south, east, north] = useWholeCity();
  useEffect(() => {
    map?.fitBounds([west, south, east, north], { padding: 16, duration: 0 });
  }, [map, west, south, east, north]);
  return (
    <figure className={classes.mapBox} data-testid="comparison-map">
      <div ref={container} className={classes.map} role="img" aria-label={t('map.label')} />
      {trouble && <p className={classes.mapTrouble}>{t('map.trouble')}</p>}
      <figcaption className={classes.mapLegend}>
        {FINDING_SETS.map((name) => (
          <span key={name} data-chosen={name === set || undefined}>
            <SetMark set={name} size={14} /> {t(`map.${name}`)}
          </span>
        ))}
        <span>{t('map.colour')}</span>
        <span>{t('map.click')}</span>
        <span>© OpenStreetMap</span>
      </figcaption>
    </figure>
  );
}
