import type { Restriction, Site, Territory } from '@abat/contracts';
import { Button, Stack } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAgencies, useOneQuery } from '../../api/resources.js';
import { useWorkTypeNames } from '../../api/use-names.js';
import { cityTime, formatArea, formatDateRange } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { FactList, type Fact } from '../../ui/fact-list.js';
import { SourceName } from '../../ui/source-name.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { ApproximateMark, DemoMark } from '../../ui/truth-marks.js';
import { useMoment } from '../../url/moment.js';
import { useChangeParams } from '../../url/params.js';
import { useHighlight, type Highlight } from '../map/map-controller.js';
import { NearbySection } from '../nearby/nearby-section.js';
import { DrawerFrame } from '../shell/drawer-frame.js';
import { standingOf } from './restriction-standing.js';

/** A site, territory or restriction in detail. */
export function PlaceDrawer({ type, id }: { type: 'site' | 'territory' | 'restriction'; id: string }) {
  if (type === 'site') return <SiteDrawer id={id} />;
  return type === 'territory' ? <TerritoryDrawer id={id} /> : <RestrictionDrawer id={id} />;
}

function Waiting({ kicker, error, onRetry }: { kicker: string; error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('places');
  return (
    <DrawerFrame kicker={kicker} title={t('loading')}>
      {error ? <ErrorState error={error} onRetry={onRetry} /> : <LoadingRows rows={4} height={48} />}
    </DrawerFrame>
  );
}

function useOutline(place: { geometry: Highlight['geometry'] | null } | undefined): void {
  const geometry = place?.geometry;
  useHighlight(useMemo(() => (geometry ? [{ role: 'selected', geometry }] : []), [geometry]));
}

function SiteDrawer({ id }: { id: string }) {
  const { t } = useTranslation('places');
  const locale = useLocale();
  const { data: site, error, refetch } = useOneQuery<Site>('sites', id);
  const { data: agencies } = useAgencies();
  useOutline(site);
  if (!site) return <Waiting kicker={t('kicker.site')} error={error} onRetry={() => void refetch()} />;
  const holder = agencies?.find((agency) => agency.code === site.balanceHolder);
  const facts: Fact[] = [
    { label: t('kind'), value: t(`common:siteKind.${site.kind}`) },
    { label: t('holder'), value: holder ? nameOf(holder, locale) : (site.balanceHolder ?? t('holderUnknown')) },
    { label: t('code'), value: site.externalId },
    { label: t('source'), value: <SourceName source={site.source} /> },
  ];
  if (site.validFrom || site.validTo)
    facts.push({ label: t('valid'), value: formatDateRange(site.validFrom, site.validTo, locale) });
  return (
    <DrawerFrame
      kicker={`${t('kicker.site')} · ${shortNumber('site', site.number)}`}
      title={nameOf(site, locale, t('unnamed'))}
      badges={
        <>
          {site.geometryAccuracy === 'approximate' && <ApproximateMark />}
          {site.demo && <DemoMark />}
        </>
      }
    >
      <Stack gap="lg">
        <FactList facts={facts} />
        <NearbySection place={{ site: site.id }} />
      </Stack>
    </DrawerFrame>
  );
}

function TerritoryDrawer({ id }: { id: string }) {
  const { t } = useTranslation('places');
  const locale = useLocale();
  const change = useChangeParams();
  const { data: territory, error, refetch } = useOneQuery<Territory>('territories', id);
  useOutline(territory);
  if (!territory) return <Waiting kicker={t('kicker.territory')} error={error} onRetry={() => void refetch()} />;
  const facts: Fact[] = [
    { label: t('kind'), value: t(`common:territoryKind.${territory.kind}`) },
    { label: t('area'), value: formatArea(territory.areaM2, locale) },
    { label: t('code'), value: territory.externalId },
    { label: t('source'), value: <SourceName source={territory.source} /> },
    {
      label: t('valid'),
      value:
        territory.validFrom || territory.validTo
          ? formatDateRange(territory.validFrom, territory.validTo, locale)
          : t('always'),
    },
  ];
  return (
    <DrawerFrame kicker={t('kicker.territory')} title={nameOf(territory, locale)}>
      <Stack gap="lg">
        <FactList facts={facts} />
        <Button variant="default" onClick={() => change({ 'w.territory': territory.externalId }, { path: '/works' })}>
          {t('showWorks')}
        </Button>
        <Button
          variant="default"
          onClick={() => change({ 'f.territory': territory.externalId }, { path: '/findings' })}
        >
          {t('showFindings')}
        </Button>
      </Stack>
    </DrawerFrame>
  );
}

/** What a restriction is, in the order of what matters: whether it holds, when, for which works, and why. */
function useRestrictionFacts(restriction: Restriction | undefined): Fact[] {
  const { t } = useTranslation('places');
  const locale = useLocale();
  const { nameOf: nameOfType } = useWorkTypeNames();
  const { at } = useMoment();
  if (!restriction) return [];
  const { workTypes, work, note } = restriction;
  const standing = standingOf(restriction, cityTime(at ?? Date.now()).date);
  return [
    { label: t('state'), value: t(`common:restrictionStanding.${standing}`) },
    { label: t('kind'), value: t(`common:restrictionKind.${restriction.kind}`) },
    { label: t('valid'), value: formatDateRange(restriction.from, restriction.to, locale) },
    {
      label: t('forbids'),
      value:
        workTypes?.map(nameOfType).join(', ') ?? t(`forbidsOf.${restriction.kind === 'event' ? 'event' : 'ground'}`),
    },
    ...(work ? [{ label: t('followsFrom'), value: <Link to={`/works?sel=work:${work.id}`}>{work.title}</Link> }] : []),
    { label: t('code'), value: restriction.externalId },
    { label: t('source'), value: <SourceName source={restriction.source} /> },
    ...(note ? [{ label: t('note'), value: note }] : []),
  ];
}

function RestrictionDrawer({ id }: { id: string }) {
  const { t } = useTranslation('places');
  const { data: restriction, error, refetch } = useOneQuery<Restriction>('restrictions', id);
  const facts = useRestrictionFacts(restriction);
  useOutline(restriction);
  if (!restriction) return <Waiting kicker={t('kicker.restriction')} error={error} onRetry={() => void refetch()} />;
  return (
    <DrawerFrame
      kicker={`${t('kicker.restriction')} · ${shortNumber('restriction', restriction.number)}`}
      title={restriction.title ?? restriction.work?.title ?? t(`common:restrictionKind.${restriction.kind}`)}
      badges={restriction.demo && <DemoMark />}
    >
      <FactList facts={facts} />
    </DrawerFrame>
  );
}
