import { ActionIcon, Checkbox, Popover } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useIsMomentKnown } from '../../api/known-past.js';
import { useWorks } from '../../api/resources.js';
import { type Count, useCountText } from '../../ui/count-text.js';
import { useFindingCounts } from '../findings/use-finding-counts.js';
import { LayerAge, type Moments } from './layer-age.js';
import { MAP_LAYERS, type MapLayer } from './layer-names.js';
import { useVisibleLayers } from './layers.js';
import classes from './map.module.css';
import { useShownWorks } from './use-tile-urls.js';

/** How much there is to see on a layer with the filters in force, where that is known. */
function useLayerCounts(): Partial<Record<MapLayer, Count>> {
  const total = useWorks(useShownWorks()).data?.pages[0]?.total;
  const works = useIsMomentKnown() === false ? null : total;
  const countOf = useFindingCounts();
  return { works, findings: countOf({ prefix: 'work.' }), mandates: countOf({ prefix: 'mandate.' }) };
}

function LayerList({ moments }: { moments: Moments }) {
  const { t } = useTranslation('map');
  const countText = useCountText();
  const { visible, toggle } = useVisibleLayers();
  const counts = useLayerCounts();
  return (
    <div role="group" aria-label={t('layers.title')} className={classes.layerList}>
      {MAP_LAYERS.toReversed().map((layer) => {
        const count = counts[layer];
        return (
          <Checkbox
            key={layer}
            checked={visible.has(layer)}
            onChange={() => toggle(layer)}
            size="xs"
            label={
              <span className={classes.layerLabel}>
                {t(`layer.${layer}`)}
                {count !== undefined && <span className={classes.layerCount}>{countText(count)}</span>}
                {visible.has(layer) && <LayerAge layer={layer} moments={moments} />}
              </span>
            }
            description={t(`layerHint.${layer}`)}
          />
        );
      })}
    </div>
  );
}

/** Which layers are in view, with what they mean, how much they hold and as of when they are. */
export function LayerSwitch({ moments }: { moments: Moments }) {
  const { t } = useTranslation('map');
  return (
    <Popover position="right-start" width={300} shadow="md" trapFocus returnFocus zIndex={200}>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('layers.open')}
          title={t('layers.open')}
          data-testid="layer-switch"
        >
          <IconStack2 size={18} stroke={1.8} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.boxTitle}>{t('layers.title')}</div>
        <LayerList moments={moments} />
      </Popover.Dropdown>
    </Popover>
  );
}
