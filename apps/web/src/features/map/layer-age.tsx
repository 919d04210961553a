import { IconClock, IconClockExclamation } from '@tabler/icons-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsOutdated, useMomentWords } from '../../blocks/block-age.js';
import { useConnection } from '../../live/connection-store.js';
import { STALE_AFTER_MS } from '../../live/link-state.js';
import { useKeptSince } from '../../offline/kept-shown.js';
import type { ValueStore } from '../../ui/value-store.js';
import { useMoment } from '../../url/moment.js';
import { isOfMoment, momentOf, type SourceMoments } from './layer-moments.js';
import type { LegendSection } from './legend-sections.js';
import classes from './map.module.css';

export type Moments = Pick<ValueStore<SourceMoments>, 'get' | 'subscribe'>;

/** As of when a layer in view is, grey and in words once that is too long ago. */
export function LayerAge({ layer, moments }: { layer: LegendSection['layer']; moments: Moments }) {
  const { t } = useTranslation('map');
  const wordsOf = useMomentWords();
  const { at } = useMoment();
  const { completeTo } = useConnection();
  const isOutdated = useIsOutdated();
  const keptSince = useKeptSince();
  const moment = momentOf(layer, useSyncExternalStore(moments.subscribe, moments.get), completeTo) ?? keptSince;
  if (at && isOfMoment(layer))
    return <Age sign={<IconClock size={13} aria-hidden />} text={t('age.asOf', { time: wordsOf(at) })} />;
  if (moment === null) return <Age isStale text={t('age.unknown')} />;
  const isBehind = completeTo !== null && completeTo - moment > STALE_AFTER_MS;
  if (isOutdated || isBehind || keptSince !== null)
    return (
      <Age
        isStale
        sign={<IconClockExclamation size={13} aria-hidden />}
        text={t('age.stale', { time: wordsOf(moment) })}
      />
    );
  return <Age sign={<IconClock size={13} aria-hidden />} text={t('age.asOf', { time: wordsOf(moment) })} />;
}

function Age({ sign, text, isStale }: { sign?: ReactNode; text: string; isStale?: boolean }) {
  return (
    <span className={classes.layerAge} data-stale={isStale} data-testid="layer-age">
      {sign}
      {text}
    </span>
  );
}
