import { SEVERITIES, WORK_STATUSES } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useWorkTypeNames } from '../../api/use-names.js';
import { formatDateRange } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { SeverityShape } from '../../ui/severity-shape.js';
import { ApproximateMark, DemoMark } from '../../ui/truth-marks.js';
import { WorkStatusShape } from '../../ui/work-status-badge.js';
import type { MapHit } from './map-hits.js';
import classes from './map.module.css';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function HitMark({ hit }: { hit: MapHit }) {
  const severity = SEVERITIES.find((candidate) => candidate === hit.properties['severity']);
  if (hit.type === 'finding' && severity) return <SeverityShape severity={severity} />;
  const status = WORK_STATUSES.find((candidate) => candidate === hit.properties['status']);
  if (hit.type === 'work' && status) return <WorkStatusShape status={status} />;
  return <span className={classes.hitDot} aria-hidden="true" />;
}

/** A restriction says first whether it holds; then its kind and days, what it forbids, and the work it follows from. */
function useRestrictionTexts(properties: MapHit['properties']): { title: string; detail: string } {
  const { t } = useTranslation('map');
  const locale = useLocale();
  const { nameOf: nameOfType } = useWorkTypeNames();
  const kind = t(`common:restrictionKind.${text(properties['kind'])}`);
  const title = text(properties['title']);
  const types = text(properties['types']).split(',').filter(Boolean).map(nameOfType);
  const parts = [
    t(`common:restrictionStanding.${text(properties['standing'])}`),
    title && kind,
    formatDateRange(text(properties['from']), text(properties['to']), locale),
    types.length > 0 && t('forbids', { types: types.join(', ') }),
    text(properties['work']),
  ];
  return { title: title || kind, detail: parts.filter(Boolean).join(' · ') };
}

/** Title and second line of a hit, in the reader's words. */
function useHitTexts({ type, properties }: MapHit): { title: string; detail: string } {
  const { t } = useTranslation('map');
  const locale = useLocale();
  const restriction = useRestrictionTexts(properties);
  const names = {
    nameRu: text(properties['name_ru']),
    nameKk: text(properties['name_kk']),
    nameEn: text(properties['name_en']),
  };
  switch (type) {
    case 'work':
      return {
        title: text(properties['title']),
        detail: [
          t(`common:workStatus.${text(properties['status'])}`),
          formatDateRange(text(properties['start']), text(properties['end']), locale),
        ].join(' · '),
      };
    case 'finding':
      return {
        title: t(`common:rule.${text(properties['rule'])}`),
        detail: `${shortNumber('finding', Number(properties['number']))} · ${t(`common:severity.${text(properties['severity'])}`)}`,
      };
    case 'restriction':
      return restriction;
    case 'territory':
      return { title: nameOf(names, locale), detail: t(`common:territoryKind.${text(properties['kind'])}`) };
    case 'site':
      return { title: nameOf(names, locale, t('unnamed')), detail: t(`common:siteKind.${text(properties['kind'])}`) };
  }
}

/** One object of the map in two lines, with its mark and its truth marks. `title` replaces what the tile knows. */
export function HitLine({ hit, title }: { hit: MapHit; title?: string | undefined }) {
  const texts = useHitTexts(hit);
  return (
    <div className={classes.hit}>
      <span className={classes.hitMark}>
        <HitMark hit={hit} />
      </span>
      <div className={classes.hitTexts}>
        <div className={classes.hitTitle}>{title ?? texts.title}</div>
        <div className={classes.hitDetail}>
          {texts.detail}
          {hit.properties['approximate'] === true && <ApproximateMark />}
          {hit.properties['demo'] === true && <DemoMark />}
        </div>
      </div>
    </div>
  );
}
