import { WORK_STATUSES, type WorkStatus } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { SeverityShape } from '../../ui/severity-shape.js';
import { WorkStatusShape } from '../../ui/work-status-badge.js';
import { OverlapSign } from '../overlap-sign.js';
import { useSurface } from '../surface.js';
import { useFiguresNow } from '../use-figure.js';
import type { MapStory } from './story-filters.js';
import classes from './map-signs.module.css';

/** Zooms from which single works and findings replace the counts, and bans are drawn. */
const SINGLE_FROM = 12;
const BANS_FROM = 11;

/** A count of what lies near together: a disc of works, a plate with the gravest of the findings. */
export function CountSign({ of }: { of: 'works' | 'findings' }) {
  return (
    <span className={classes.count} data-of={of} aria-hidden="true">
      {of === 'findings' && <SeverityShape severity="high" size={24} />}
      12
    </span>
  );
}

/** What the signs of a map mean: those that its story draws at its zoom, without what the strip of signals explains. */
export function MapSigns({
  story,
  zoom,
  statuses,
}: {
  story: MapStory;
  zoom: number;
  statuses: readonly WorkStatus[];
}) {
  const isNear = zoom >= SINGLE_FROM;
  if (story === 'powers') return <PowerSigns />;
  if (story === 'findings') return isNear ? <PlaceSigns /> : <Counted of="findings" />;
  return (
    <>
      {isNear ? <StatusSigns of={statuses} /> : <Counted of="works" />}
      {zoom >= BANS_FROM && <BanSign />}
    </>
  );
}

function Counted({ of }: { of: 'works' | 'findings' }) {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const areas = useAreas();
  const rest = of === 'findings' && areas > 0;
  return (
    <span className={classes.sign} data-testid="map-count">
      <CountSign of={of} />
      {rest ? t('sign.count.findingsRest', { number: formatNumber(areas, locale) }) : t(`sign.count.${of}`)}
    </span>
  );
}

/** Open findings that hold for whole areas: the figures beside the map count them, its points do not. */
function useAreas(): number {
  const { data } = useFiguresNow(useSurface().district);
  return data?.findings.areas ?? 0;
}

/** Marks of works by their status. */
export function StatusSigns({ of = WORK_STATUSES }: { of?: readonly WorkStatus[] }) {
  const { t } = useTranslation('common');
  return of.map((status) => (
    <span key={status} className={classes.sign}>
      <WorkStatusShape status={status} size={24} />
      {t(`workStatus.${status}`)}
    </span>
  ));
}

function BanSign() {
  const { t } = useTranslation('blocks');
  return (
    <span className={classes.sign}>
      <span className={classes.ban} aria-hidden="true" />
      {t('sign.restriction')}
    </span>
  );
}

/** The mark stands where two works meet; the lines are their zones. */
function PlaceSigns() {
  const { t } = useTranslation('blocks');
  return (
    <>
      <span className={classes.sign}>
        <SeverityShape severity="high" size={24} />
        {t('sign.findings')}
      </span>
      <span className={classes.sign}>
        <span className={classes.zone} aria-hidden="true" />
        {t('sign.zone')}
      </span>
    </>
  );
}

export function PowerSigns() {
  const { t } = useTranslation('blocks');
  return (
    <>
      <span className={classes.sign}>
        <OverlapSign isGap={false} />
        {t('sign.overlap')}
      </span>
      <span className={classes.sign}>
        <OverlapSign isGap />
        {t('sign.gap')}
      </span>
    </>
  );
}
