import { type Nearby, UNNAMED_STREET, type Work } from '@abat/contracts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft, IconClipboardCheck, IconListDetails, IconMap } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { call } from '../../api/client.js';
import { useWork } from '../../api/resources.js';
import { useMay } from '../../app/session-gate.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { bothNumbers } from '../../short-number.js';
import { Dialog } from '../../ui/dialog.js';
import { FactList } from '../../ui/fact-list.js';
import { Section } from '../../ui/section.js';
import { LoadingRows } from '../../ui/states.js';
import { ApproximateMark, DemoMark } from '../../ui/truth-marks.js';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { WorkStatusBadge } from '../../ui/work-status-badge.js';
import { useSelection } from '../../url/selection.js';
import { useHighlight } from '../map/map-controller.js';
import { useShowOnMap } from '../map/use-show-on-map.js';
import { WorkReports } from '../plan/work-progress.js';
import { useWorkFacts } from '../works/use-work-facts.js';
import { WorkFindings } from '../works/work-findings.js';
import { ExpectedToday } from './expected-today.js';
import classes from './field.module.css';
import { NoData } from './no-data.js';
import { PinNote } from './pin-note.js';
import { ReportForm } from './report-form.js';
import { UnsentBar } from './unsent-bar.js';

/** So far around a work names are looked for that tell where it is, metres. */
const ADDRESS_M = 120;
const STREETS_TOLD = 3;

/** Where a work is, in names: the site it lies on and the streets beside it. The register has no addresses. */
function useAddress(id: string): string | null {
  const { t } = useTranslation('field');
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['works', 'nearby', 'address', id],
    queryFn: ({ signal }) =>
      call<Nearby>('/api/v1/nearby', {
        method: 'POST',
        body: { work: id, withinM: ADDRESS_M, layers: ['sites', 'streets'] },
        signal,
      }),
  });
  if (!data) return null;
  const [sites, streets] = (['sites', 'streets'] as const).map(
    (name) => data.layers.find(({ layer }) => layer === name)?.items ?? [],
  );
  const site = sites?.find(({ distanceM }) => distanceM === 0);
  const named = streets?.filter(({ title }) => title.ru !== UNNAMED_STREET.ru) ?? [];
  const names = named.slice(0, STREETS_TOLD).map(({ title }) => textOf(title, locale));
  const street = names.length > 0 ? t('work.street', { count: names.length, names: names.join(', ') }) : null;
  return [site && textOf(site.title, locale), street].filter(Boolean).join('. ') || t('work.noAddress');
}

function Head({ work }: { work: Work }) {
  const { t } = useTranslation('field');
  const address = useAddress(work.id);
  return (
    <header className={classes.head}>
      <span className={classes.meta}>{bothNumbers('work', work.number, work.externalId)}</span>
      <span className={classes.meta}>
        <WorkStatusBadge status={work.status} />
        {work.geometryAccuracy === 'approximate' && <ApproximateMark />}
        {work.demo && <DemoMark />}
      </span>
      <p className={classes.note}>
        <b>{t('work.where')}:</b> {address ?? t('common:state.loading')}
      </p>
    </header>
  );
}

function Ways({ work }: { work: Work }) {
  const { t } = useTranslation('field');
  const [, select] = useSelection();
  const showOnMap = useShowOnMap();
  const [west, south, east, north] = work.bbox;
  return (
    <div className={classes.ways}>
      <Button
        className={classes.button}
        variant="default"
        leftSection={<IconMap size={18} aria-hidden />}
        onClick={() => showOnMap(work.bbox)}
      >
        {t('common:action.showOnMap')}
      </Button>
      <PinNote at={[(west + east) / 2, (south + north) / 2]} />
      <Button
        className={classes.button}
        variant="default"
        leftSection={<IconListDetails size={18} aria-hidden />}
        onClick={() => select({ type: 'work', id: work.id })}
      >
        {t('work.card')}
      </Button>
    </div>
  );
}

function Details({ work, onReport }: { work: Work; onReport: (() => void) | null }) {
  const { t } = useTranslation('field');
  const facts = useWorkFacts(work);
  const { geometry } = work;
  useHighlight(useMemo(() => [{ role: 'selected' as const, geometry }], [geometry]));
  return (
    <>
      <div className={classes.scroll} data-testid="field-work">
        <UnsentBar />
        <Head work={work} />
        <ExpectedToday work={work} />
        <Ways work={work} />
        <Section title={t('work.findings')}>
          <WorkFindings id={work.id} />
        </Section>
        <WorkReports work={work} />
        <FactList facts={facts} />
        {work.note && <p className={classes.note}>{work.note}</p>}
      </div>
      <div className={classes.foot}>
        {onReport ? (
          <Button
            className={classes.primary}
            fullWidth
            leftSection={<IconClipboardCheck size={22} aria-hidden />}
            onClick={onReport}
          >
            {t('work.report')}
          </Button>
        ) : (
          <p className={classes.meta}>{t('work.mayNot')}</p>
        )}
      </div>
    </>
  );
}

function Top({ title }: { title: string }) {
  const { t } = useTranslation('field');
  const { search } = useLocation();
  return (
    <header className={classes.top}>
      <Link className={classes.back} to={{ pathname: '/field', search }} aria-label={t('work.back')}>
        <IconArrowLeft size={22} aria-hidden />
      </Link>
      <h1 className={classes.topTitle}>{title}</h1>
    </header>
  );
}

/** One work on the spot: what it is, what is expected today, and the report. */
export function FieldWorkPage() {
  const { t } = useTranslation('field');
  const { id = '' } = useParams();
  const isPhone = useIsPhone();
  const mayWrite = useMay('work.write');
  const [isOpen, setIsOpen] = useState(false);
  const { data: work, error, refetch } = useWork(id);
  const close = () => setIsOpen(false);
  return (
    <>
      <Top title={work?.title ?? t('title')} />
      {work ? (
        <Details work={work} onReport={mayWrite ? () => setIsOpen(true) : null} />
      ) : error ? (
        <NoData error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows rows={6} height={52} />
      )}
      <Dialog opened={isOpen} onClose={close} title={t('report.title')} fullScreen={isPhone} size="lg">
        {work && <ReportForm work={work} onClose={close} />}
      </Dialog>
    </>
  );
}
