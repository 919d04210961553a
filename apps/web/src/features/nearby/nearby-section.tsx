import { type Locale, NEARBY_LAYERS, type Nearby, type NearbyItem, type NearbyLayer } from '@abat/contracts';
import { Button, Slider } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDateRange, formatLength, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { Section } from '../../ui/section.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { DemoMark } from '../../ui/truth-marks.js';
import { useUnfolded } from '../../url/listed.js';
import { type SelectionType, useSelection } from '../../url/selection.js';
import { useRing } from '../map/map-controller.js';
import classes from './nearby.module.css';
import { FIRST_M, type NearbyPlace, useNearby, useNearbyDistance } from './use-nearby.js';

/** Steps of the slider: fine near by, coarse far away. Metres. */
const STEPS_M = [0, 10, 25, 50, 100, 150, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000] as const;

/** Layers whose items have a drawer of their own. */
const DRAWERS: Partial<Record<NearbyLayer, SelectionType>> = {
  ...{ works: 'work', findings: 'finding', sites: 'site' },
  ...{ restrictions: 'restriction', territories: 'territory', notes: 'note' },
};

/** Layers whose items have a page of their own, or are shown by that of another row. */
const PAGES: Partial<Record<NearbyLayer, (item: NearbyItem) => string>> = {
  projects: ({ id }) => `/projects/${id}`,
  needs: ({ id }) => `/needs?row=${id}`,
  permits: ({ ref }) => `/works?sel=work:${ref}`,
  'budget-lines': ({ ref }) => `/works?w.period=all&w.budgetLine=${encodeURIComponent(ref ?? '')}`,
  powers: ({ id }) => `/powers/mandates?row=${id}`,
};

function useKindWords() {
  const { t } = useTranslation('common');
  const words: Partial<Record<NearbyLayer, (kind: string) => string>> = {
    works: (kind) => t(`workStatus.${kind}`),
    findings: (kind) => t(`rule.${kind}`),
    sites: (kind) => t(`siteKind.${kind}`),
    restrictions: (kind) => t(`restrictionKind.${kind}`),
    territories: (kind) => t(`territoryKind.${kind}`),
    projects: (kind) => t(`programme:phase.${kind}`),
    needs: (kind) => t(`plan:needStatus.${kind}`),
    permits: (kind) => t(`plan:permitKind.${kind}`),
    'budget-lines': (kind) => t(`works:budgetSource.${kind}`),
    powers: (kind) => t(`stage.${kind}`),
  };
  return (layer: NearbyLayer, kind: string | null) => (kind === null ? null : (words[layer]?.(kind) ?? null));
}

const daysOf = ({ start, end }: NearbyItem, locale: Locale): string | null =>
  start || end ? formatDateRange(start, end, locale) : null;

function Item({ layer, item }: { layer: NearbyLayer; item: NearbyItem }) {
  const { t } = useTranslation('nearby');
  const locale = useLocale();
  const [, select] = useSelection();
  const kindWords = useKindWords();
  const type = DRAWERS[layer];
  const texts = (
    <>
      <span className={classes.itemTitle}>{textOf(item.title, locale)}</span>
      <span className={classes.itemMeta}>
        <span>{item.distanceM === 0 ? t('inside') : formatLength(item.distanceM, locale)}</span>
        <span>{kindWords(layer, item.kind)}</span>
        <span>{daysOf(item, locale)}</span>
        {item.demo && <DemoMark />}
      </span>
    </>
  );
  const pageOf = PAGES[layer];
  if (pageOf)
    return (
      <Link className={classes.item} to={pageOf(item)}>
        {texts}
      </Link>
    );
  if (!type) return <div className={classes.item}>{texts}</div>;
  return (
    <button type="button" className={classes.item} onClick={() => select({ type, id: item.id })}>
      {texts}
    </button>
  );
}

function Layer({ layer, total, items }: Nearby['layers'][number]) {
  const { t } = useTranslation('nearby');
  const locale = useLocale();
  const counts = { shown: formatNumber(items.length, locale), total: formatNumber(total, locale) };
  return (
    <details className={classes.layer} {...useUnfolded(`near-${layer}`)} data-testid={`nearby-${layer}`}>
      <summary className={classes.layerTitle}>
        <span>{t(`layer.${layer}`)}</span>
        <span className={classes.count}>{items.length < total ? t('shown', counts) : counts.total}</span>
      </summary>
      {items.map((item) => (
        <Item key={item.id} layer={layer} item={item} />
      ))}
    </details>
  );
}

function Distance({ metres, onChange }: { metres: number; onChange: (metres: number) => void }) {
  const { t } = useTranslation('nearby');
  const locale = useLocale();
  const index = STEPS_M.findIndex((step) => step >= metres);
  const [own, setOwn] = useState<number | null>(null);
  const shown = STEPS_M[own ?? index] ?? metres;
  return (
    <div className={classes.distance}>
      <span aria-live="polite">{t('within', { distance: formatLength(shown, locale) })}</span>
      <Slider
        size="sm"
        min={0}
        max={STEPS_M.length - 1}
        step={1}
        label={null}
        value={own ?? index}
        thumbLabel={t('distance')}
        thumbProps={{ 'aria-valuetext': formatLength(shown, locale) }}
        onChange={setOwn}
        onChangeEnd={(step) => {
          setOwn(null);
          onChange(STEPS_M[step] ?? FIRST_M);
        }}
      />
    </div>
  );
}

/** What lies within some metres of a place, with the ring on the map; unfolded by `?near=`. */
export function NearbySection({ place }: { place: NearbyPlace | null }) {
  const { t } = useTranslation('nearby');
  const [metres, setMetres] = useNearbyDistance();
  const { data, error, refetch } = useNearby(place, metres);
  useRing(useMemo(() => (metres === null || !data ? null : data.ring), [metres, data]));
  if (!place) return null;
  if (metres === null)
    return (
      <Section title={t('title')}>
        <Button size="compact-sm" variant="default" onClick={() => setMetres(FIRST_M)} data-testid="open-nearby">
          {t('open')}
        </Button>
      </Section>
    );
  const found = NEARBY_LAYERS.flatMap(
    (layer) => data?.layers.filter((row) => row.layer === layer && row.total > 0) ?? [],
  );
  return (
    <Section
      title={t('title')}
      aside={
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setMetres(null)}>
          {t('close')}
        </Button>
      }
    >
      <div className={classes.nearby} data-testid="nearby">
        <Distance metres={metres} onChange={setMetres} />
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <LoadingRows rows={3} height={32} />}
        {data && found.length === 0 && <p className={classes.nothing}>{t('nothing')}</p>}
        {found.map((row) => (
          <Layer key={row.layer} {...row} />
        ))}
      </div>
    </Section>
  );
}
