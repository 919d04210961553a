import { SEVERITIES, WORK_STATUSES } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatDateRange } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
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

/** Title and second line of a hit, in the reader's words. */
function useHitTexts({ type, properties }: MapHit): { title: string; detail: string } {
  const { t } = useTranslation('map');
  const locale = useLocale();
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
        detail: `${t('findingNumber', { number: properties['number'] })} · ${t(`common:severity.${text(properties['severity'])}`)}`,
      };
    case 'restriction':
      return {
        title: t(`common:restrictionKind.${text(properties['kind'])}`),
        detail: formatDateRange(text(properties['from']), text(properties['to']), locale),
      };
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
