import { UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotes } from '../notes/use-notes.js';
import { useResponsibilityMap, useResponsibilityParams } from '../responsibility/use-responsibility.js';
import { useLayout } from '../shell/use-layout.js';
import { useShownLayers } from './use-shown-layers.js';
import { LayerAge, type Moments } from './layer-age.js';
import { type LegendSection, legendSections, responsibilitySection } from './legend-sections.js';
import { LegendSign } from './legend-sign.js';
import classes from './map.module.css';
import { ScaleBar } from './scale-bar.js';
import { useMapZoom } from './use-map-zoom.js';

/** Whether an open legend leaves the map enough: beside a table it would cover what the table shows there. */
function useHasRoom(): boolean {
  const isBeside = useLayout() === 'beside';
  const least = isBeside ? '(min-width: 2400px)' : '(min-width: 1441px)';
  return useMediaQuery(`${least} and (min-height: 701px)`, false, { getInitialValueInEffect: false });
}

/** Signs of the map of responsibility while it is on. */
function useResponsibilitySection(): LegendSection[] {
  const { data } = useResponsibilityMap();
  const { isOn } = useResponsibilityParams();
  return isOn && data ? responsibilitySection(data) : [];
}

/** What the signs mean, and as of when they are: only those of layers that are on and drawn at this zoom. */
export function Legend({ map, moments }: { map: MapLibreMap | null; moments: Moments }) {
  const { t } = useTranslation('map');
  const hasRoom = useHasRoom();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isOpen = chosen ?? hasRoom;
  const visible = useShownLayers();
  const zoom = useMapZoom(map);
  const hasNotes = (useNotes().data?.pages[0]?.items.length ?? 0) > 0;
  const ofLayers = zoom === null ? [] : legendSections(visible, zoom, hasNotes);
  const sections = [...useResponsibilitySection(), ...ofLayers];
  return (
    <div className={classes.corner}>
      <section className={classes.legend} aria-label={t('legend.title')} data-testid="legend">
        <UnstyledButton className={classes.legendHead} aria-expanded={isOpen} onClick={() => setChosen(!isOpen)}>
          <span className={classes.boxTitle}>{t('legend.title')}</span>
          {isOpen ? <IconChevronDown size={16} aria-hidden /> : <IconChevronUp size={16} aria-hidden />}
        </UnstyledButton>
        {isOpen && (
          <div className={classes.legendBody} tabIndex={0} role="group" aria-label={t('legend.title')}>
            {sections.length === 0 && <div className={classes.legendItem}>{t('legend.nothing')}</div>}
            {sections.map((section) => (
              <div key={section.layer} className={classes.legendSection}>
                <div className={classes.legendLayer}>
                  {t(`layer.${section.layer}`)}
                  <LayerAge layer={section.layer} moments={moments} />
                </div>
                {section.items.map((item) => (
                  <div key={item.key} className={classes.legendItem}>
                    <LegendSign sign={item.sign} />
                    {t(item.text)}
                  </div>
                ))}
              </div>
            ))}
          </div>
        )}
      </section>
      <ScaleBar map={map} />
    </div>
  );
}
