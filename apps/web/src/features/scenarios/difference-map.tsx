import type { ComparedFinding, Comparison } from '@abat/contracts';
import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWholeCity } from '../../blocks/map/use-whole-city.js';
import { useLocale } from '../../i18n/index.js';
import { palettes } from '../../theme/tokens.js';
import { useMapLibre } from '../map/use-map-libre.js';
import { useAppliedStyle } from '../map/use-map-style.js';
import { differenceStyle } from './difference-style.js';
import { FINDING_SETS, type FindingSet } from './finding-set.js';
import { SetMark } from './set-mark.js';
import classes from './comparison.module.css';

type DifferenceMapProps = { comparison: Comparison; set: FindingSet; open: ComparedFinding | null };

/** The city by district: how many findings close, open and remain. Its own small map, fed by the same tiles. */
export function DifferenceMap({ comparison, set, open }: DifferenceMapProps) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const { colorScheme } = useMantineColorScheme();
  const container = useRef<HTMLDivElement>(null);
  const demoWord = t('common:marks.demo');
  const style = useMemo(() => {
    const scheme = colorScheme === 'light' ? 'light' : 'dark';
    return differenceStyle({ scheme, palette: palettes[scheme], locale, demoWord }, { comparison, set, open });
  }, [colorScheme, locale, demoWord, comparison, set, open]);
  const { map, trouble } = useMapLibre(container, { initialStyle: style, initialView: null });
  useAppliedStyle(map, style);
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
        <span>© OpenStreetMap</span>
      </figcaption>
    </figure>
  );
}
