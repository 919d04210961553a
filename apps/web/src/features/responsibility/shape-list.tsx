import type { Geometry, ResponsibilityFeature, ResponsibilityMap } from '@abat/contracts';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea, formatDate, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { useSelection } from '../../url/selection.js';
import { bboxOf } from '../edit/geometry-parts.js';
import { useMapController } from '../map/map-controller.js';
import classes from './responsibility.module.css';
import { shapeKey } from './shapes.js';
import { useHolderColours, useResponsibilityParams } from './use-responsibility.js';

type Look = { colour?: number | undefined; look?: 'overlap' | 'agreed' | 'gap' };

/** Room around a chosen shape: from this zoom on the next thing beside it would be out of sight. */
const SHAPE_ZOOM = 14;

/** One shape of the map: chosen here it is framed and shown there, clicked there it is marked here. */
function ShapeRow({ feature, sign, children }: { feature: ResponsibilityFeature; sign: Look; children: ReactNode }) {
  const locale = useLocale();
  const { shape, set } = useResponsibilityParams();
  const controller = useMapController();
  const row = useRef<HTMLButtonElement>(null);
  const key = shapeKey(feature.properties);
  const isChosen = key === shape;
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const choose = () => {
    set({ shape: isChosen ? null : key });
    if (!isChosen) controller.fit(bboxOf(feature.geometry as Geometry), SHAPE_ZOOM);
  };
  return (
    <button
      ref={row}
      type="button"
      className={classes.holder}
      aria-pressed={isChosen}
      data-shape={key}
      onClick={choose}
    >
      <span className={classes.swatch} data-colour={sign.colour} data-look={sign.look} />
      <span>{children}</span>
      <span className={classes.area}>{formatArea(feature.properties.areaM2, locale)}</span>
    </button>
  );
}

/** Two bodies that hold the same on one place: agreed, or a finding. */
function OverlapRow({
  feature,
  nameOfAgency,
}: {
  feature: ResponsibilityFeature;
  nameOfAgency: (code: string) => string;
}) {
  const { t } = useTranslation('matrix');
  const [, select] = useSelection();
  const { agencies, agreed, finding, number } = feature.properties;
  return (
    <li>
      <ShapeRow feature={feature} sign={{ look: agreed ? 'agreed' : 'overlap' }}>
        {agencies.map(nameOfAgency).join(' × ')}
        {agreed && <span className={classes.details}> {t('map.agreed')}</span>}
      </ShapeRow>
      {finding !== null && number !== null && (
        <button type="button" className={classes.finding} onClick={() => select({ type: 'finding', id: finding })}>
          {t('map.finding', { number: shortNumber('finding', number) })}
        </button>
      )}
    </li>
  );
}

/** Holders, overlaps and gaps of the map with their areas: the legend of the mode and the list of its shapes. */
export function ShapeList({ map }: { map: ResponsibilityMap }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const colours = useHolderColours(map);
  const names = new Map(map.holders.map((holder) => [holder.code, nameOf(holder, locale)]));
  const nameOfAgency = (code: string | null): string => names.get(code ?? '') ?? code ?? '';
  const of = (part: ResponsibilityFeature['properties']['part']) =>
    map.features.filter(({ properties }) => properties.part === part);
  const [overlaps, gaps] = [of('overlap'), of('gap')];
  return (
    <>
      <ul className={classes.holders} aria-label={t('map.holders')}>
        {of('holder').map((feature) => (
          <li key={feature.id}>
            <ShapeRow feature={feature} sign={{ colour: colours.get(feature.properties.agency ?? '') }}>
              {nameOfAgency(feature.properties.agency)}
            </ShapeRow>
          </li>
        ))}
        {of('site').map((feature) => (
          <li key={feature.id}>
            <ShapeRow feature={feature} sign={{ colour: colours.get(feature.properties.agency ?? '') }}>
              {feature.properties.name}
              <span className={classes.details}> {nameOfAgency(feature.properties.agency)}</span>
            </ShapeRow>
          </li>
        ))}
        {map.holders.length === 0 && <li className={classes.hint}>{t('map.nobody')}</li>}
      </ul>
      {overlaps.length > 0 && (
        <>
          <h3 className={classes.listTitle}>{t('map.overlap', { count: overlaps.length })}</h3>
          <ul className={classes.holders} data-testid="overlaps">
            {overlaps.map((feature) => (
              <OverlapRow key={feature.id} feature={feature} nameOfAgency={nameOfAgency} />
            ))}
          </ul>
        </>
      )}
      {gaps.length > 0 && (
        <>
          <h3 className={classes.listTitle}>{t('map.gaps', { number: formatNumber(gaps.length, locale) })}</h3>
          <ul className={classes.holders} data-testid="gaps">
            {gaps.map((feature) => (
              <li key={feature.id}>
                <ShapeRow feature={feature} sign={{ look: 'gap' }}>
                  {t(feature.properties.required ? 'map.gap' : 'map.free')}
                </ShapeRow>
              </li>
            ))}
          </ul>
        </>
      )}
      <span className={classes.hint}>{t('asOf', { day: formatDate(map.asOf, locale, 'medium') })}</span>
    </>
  );
}
