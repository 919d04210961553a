import type { Finding, ScreenProfile } from '@abat/contracts';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { useAgencyNames } from '../../api/use-names.js';
import { useDistricts, useFinding, useOneQuery, useWork } from '../../api/resources.js';
import { LinkAge, useIsOutdated } from '../../blocks/block-age.js';
import { BlockState } from '../../blocks/block.js';
import { BlockView } from '../../blocks/block-view.js';
import { boxAroundBoxes, boxOf } from '../../blocks/map/box-of.js';
import { useSqueeze } from '../../blocks/use-squeeze.js';
import { BlockSurface, useSurface, type Spot } from '../../blocks/surface.js';
import { formatDateRange, formatRelative } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf, textOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { SeverityShape } from '../../ui/severity-shape.js';
import { useNow } from '../../ui/use-now.js';
import { WorkStatusShape } from '../../ui/work-status-badge.js';
import type { Picture } from './rotation.js';
import { useAlarmOf, useHandsWords } from './use-alarm-of.js';
import classes from './spot.module.css';

type SpotPicture = Extract<Picture, { kind: 'spot' }>;
/** `short`: two of them share a line. `names`: may be cut, the number in the head leads to them. */
type Fact = { label: string; values?: readonly string[]; names?: readonly string[]; short?: boolean };
/** What the words give up before anything is cut: size, the sentence, lines for labels, second lines of names, words for labels. */
const STEPS = 6;

/** Air around what is shown, degrees. */
const AIR = 0.004;

function around(box: Spot['bbox']): Spot['bbox'] {
  const [west, south, east, north] = box;
  return [west - AIR, south - AIR / 2, east + AIR, north + AIR / 2];
}

type SpotViewProps = { picture: SpotPicture; profile: Pick<ScreenProfile, 'columns'> };

/** One thing large: the map at its place, and beside it what, where, whose, since when, what is being done. */
export function SpotView({ picture, profile }: SpotViewProps) {
  const { type, id, isBreakIn } = picture;
  return (
    <main className={classes.spot} data-tiles={profile.columns} data-testid="spot" data-type={type} data-id={id}>
      {type === 'finding' && <FindingSpot id={id} isBreakIn={isBreakIn} />}
      {type === 'work' && <WorkSpot id={id} />}
      {type === 'site' && <SiteSpot id={id} />}
    </main>
  );
}

type FrameProps = {
  box: Spot['bbox'] | null;
  marked: NonNullable<Spot['marked']>;
  shows: 'findings' | 'works' | 'powers';
  kicker: string;
  mark: ReactNode;
  title: string;
  /** More about it, where there is room. */
  sentence?: string;
  facts: readonly Fact[];
  /** Nobody has taken it: its mark blinks. */
  isUrgent?: boolean;
};

function Frame({ box, marked, shows, ...words }: FrameProps) {
  const surface = useSurface();
  const spot = useMemo<Spot | null>(
    () => (box ? { bbox: around(box), marked: { type: marked.type, id: marked.id } } : null),
    [box, marked.type, marked.id],
  );
  const inPlace = useMemo(() => ({ ...surface, spot }), [surface, spot]);
  return (
    <>
      <div className={classes.map}>
        <BlockSurface value={inPlace}>
          <BlockView block="city-map" settings={{ shows }} />
        </BlockSurface>
      </div>
      <Words {...words} />
    </>
  );
}

function Words({
  kicker,
  mark,
  title,
  sentence,
  facts,
  isUrgent = false,
}: Omit<FrameProps, 'box' | 'marked' | 'shows'>) {
  const [ref] = useSqueeze<HTMLElement>(STEPS, false);
  const isStale = useIsOutdated();
  return (
    <section ref={ref} className={classes.card} data-urgent={isUrgent} data-stale={isStale} data-testid="spot-card">
      <p className={classes.kicker} data-kpi>
        {mark && <span className={classes.mark}>{mark}</span>}
        <span>{kicker}</span>
      </p>
      <h2 className={classes.title}>{title}</h2>
      {sentence && (
        <p className={classes.sentence} data-name>
          {sentence}
        </p>
      )}
      <dl className={classes.facts}>
        {facts.map(({ label, values = [], names = [], short = false }) => (
          <div key={label} data-short={short}>
            <dt>{label}</dt>
            {names.map((name) => (
              <dd key={name} data-name>
                {name}
              </dd>
            ))}
            {values.map((value) => (
              <dd key={value}>{value}</dd>
            ))}
          </div>
        ))}
      </dl>
      <p className={classes.age}>
        <LinkAge />
      </p>
    </section>
  );
}

const ASK_AGAIN_MS = 10_000;
const GONE: readonly number[] = [404, 410];

type Asked = { error: Error | null; refetch: () => unknown };

/** A record on its way. One that could not be fetched is asked for again; only the server may say that it is gone. */
function Waiting({ error, refetch }: Asked) {
  const { t } = useTranslation('wall');
  const isGone = error instanceof ApiError && GONE.includes(error.status);
  const isLost = error !== null && !isGone;
  useEffect(() => {
    if (!isLost) return undefined;
    const timer = setInterval(() => void refetch(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isLost, refetch]);
  if (isGone) return <BlockState state="error" word={t('spot.gone')} />;
  if (isLost) return <BlockState state="error" word={t('blocks:state.failed')} hint={t('blocks:state.failedHint')} />;
  return <BlockState state="loading" word={t('common:state.loading')} />;
}

/** What is being done about a finding: its status, and how many have not answered yet. */
function useDone(): (finding: Finding) => string[] {
  const { t } = useTranslation('wall');
  return ({ status, parties }) => {
    const silent = parties.filter(({ assessment }) => assessment === 'not-assessed' || assessment === 're-assess');
    // That a signal is open says nothing of what is done about it.
    const word = status === 'open' ? t('spot.undecided') : t(`common:findingStatus.${status}`);
    return silent.length === 0 ? [word] : [word, t('spot.silent', { count: silent.length })];
  };
}

/** Whose a finding is; what nobody holds is nobody's. */
function useParties(): (finding: Finding) => Pick<Fact, 'names' | 'values'> {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  return ({ parties, rule }) => {
    const names = [...new Set(parties.map((party) => nameOf(party, locale)))];
    if (names.length > 0) return { names };
    return { values: [rule === 'mandate.gap' ? t('figure.nobody') : '—'] };
  };
}

function usePlace(): (territory: readonly string[]) => string {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const { data: districts = [] } = useDistricts();
  return (territory) => {
    const own = districts.filter(({ id }) => territory.includes(id)).map((district) => nameOf(district, locale));
    return own.length > 0 ? own.join(', ') : t('wholeCity');
  };
}

function FindingSpot({ id, isBreakIn }: { id: string; isBreakIn: boolean }) {
  const { t } = useTranslation('wall');
  const locale = useLocale();
  const now = useNow(30_000);
  const placeOf = usePlace();
  const doneOf = useDone();
  const partiesOf = useParties();
  const handsOf = useHandsWords();
  const alarm = useAlarmOf(id);
  const { data: finding, error, refetch } = useFinding(id);
  if (!finding) return <Waiting error={error} refetch={refetch} />;
  const { severity, rule } = finding;
  const number = shortNumber('finding', finding.number);
  const word = t(`common:severity.${severity}`);
  return (
    <Frame
      box={finding.bbox}
      marked={{ type: 'finding', id }}
      shows={rule.startsWith('mandate.') ? 'powers' : 'findings'}
      kicker={isBreakIn ? t('spot.newCritical', { number }) : t('spot.finding', { number, severity: word })}
      mark={<SeverityShape severity={severity} size={24} />}
      title={t(`common:rule.${rule}`)}
      sentence={textOf(finding.title, locale)}
      isUrgent={severity === 'critical' && alarm?.state === 'new'}
      facts={[
        { label: t('spot.where'), names: [placeOf(finding.territory)], short: true },
        { label: t('spot.since'), values: [formatRelative(finding.openedAt, now, locale)], short: true },
        { label: t('spot.whose'), ...partiesOf(finding) },
        { label: t('spot.done'), values: doneOf(finding) },
        { label: t('spot.hands'), ...handsOf(alarm) },
      ]}
    />
  );
}

function WorkSpot({ id }: { id: string }) {
  const { t } = useTranslation('wall');
  const locale = useLocale();
  const agencies = useAgencyNames();
  const placeOf = usePlace();
  const { data: work, error, refetch } = useWork(id);
  const box = useMemo(
    () => (work && work.zones.length > 0 ? boxAroundBoxes(work.zones.map(({ geometry }) => boxOf(geometry))) : null),
    [work],
  );
  if (!work) return <Waiting error={error} refetch={refetch} />;
  // A work of no district lies outside them all: that is not the whole city.
  const districts = work.territories.map((territory) => territory.id);
  const where = districts.length > 0 ? placeOf(districts) : t('blocks:noDistrict');
  const isNear = work.geometryAccuracy === 'approximate';
  const marks = work.demo ? [t('common:marks.demo')] : [];
  return (
    <Frame
      box={box}
      marked={{ type: 'work', id }}
      shows="works"
      kicker={[t('spot.work'), shortNumber('work', work.number), ...marks].join(' · ')}
      mark={<WorkStatusShape status={work.status} size={24} />}
      title={work.title}
      facts={[
        { label: t('spot.where'), names: [where], ...(isNear && { values: [t('common:marks.approximate')] }) },
        { label: t('spot.whose'), names: [agencies.nameOf(work.agency)] },
        { label: t('spot.when'), values: [formatDateRange(work.start, work.end, locale)] },
        { label: t('spot.done'), values: [t(`common:workStatus.${work.status}`)] },
      ]}
    />
  );
}

type SiteRow = {
  kind: 'courtyard' | 'public-space' | 'park' | 'street' | 'network' | 'other';
  nameRu: string | null;
  nameKk: string | null;
  nameEn: string | null;
  geometry: Parameters<typeof boxOf>[0] | null;
};

function SiteSpot({ id }: { id: string }) {
  const { t } = useTranslation('wall');
  const locale = useLocale();
  const { data: site, error, refetch } = useOneQuery<SiteRow>('sites', id);
  const box = useMemo(() => (site?.geometry ? boxOf(site.geometry) : null), [site]);
  if (!site) return <Waiting error={error} refetch={refetch} />;
  return (
    <Frame
      box={box}
      marked={{ type: 'site', id }}
      shows="works"
      kicker={t(`common:siteKind.${site.kind}`)}
      mark={null}
      title={nameOf(site, locale)}
      facts={[]}
    />
  );
}
