import type { TerritoryShare, Work } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useAgencyNames, useDistrictNames, useFunctionNames } from '../../api/use-names.js';
import { daysBetween, formatDateRange, formatDays, formatMoney, formatPercent } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import type { Fact } from '../../ui/fact-list.js';
import { SourceName } from '../../ui/source-name.js';

function useShareText(): (share: TerritoryShare) => string {
  const locale = useLocale();
  const districts = useDistrictNames();
  return (share) => {
    const name = districts.nameOf(share.externalId);
    return share.share < 0.995 ? `${name} (${formatPercent(share.share, locale)})` : name;
  };
}

/** What is known of a work, in the order people ask for it. Unknown money says so instead of showing zero. */
export function useWorkFacts(work: Work): Fact[] {
  const { t } = useTranslation('works');
  const locale = useLocale();
  const agencies = useAgencyNames();
  const functions = useFunctionNames();
  const shareText = useShareText();
  const days = formatDays(daysBetween(work.start, work.end), locale);
  const signs = [work.surfaceBreaking && t('surfaceBreaking'), work.hindersTraffic && t('hindersTraffic')];
  const facts: (Fact | null)[] = [
    { label: t('fact.dates'), value: `${formatDateRange(work.start, work.end, locale)} · ${days}` },
    { label: t('fact.certainty'), value: t(`common:dateCertainty.${work.dateCertainty}`) },
    { label: t('fact.agency'), value: agencies.nameOf(work.agency) },
    { label: t('fact.function'), value: functions.nameOf(work.function) },
    work.stage && { label: t('fact.stage'), value: t(`common:stage.${work.stage}`) },
    { label: t('fact.territory'), value: work.territories.map(shareText).join(', ') || t('common:state.unknown') },
    { label: t('fact.contractor'), value: work.contractor ?? t('common:state.unknown') },
    { label: t('fact.cost'), value: work.costKzt ? formatMoney(work.costKzt, locale) : t('common:state.unknown') },
    work.project ? { label: t('fact.project'), value: work.project } : null,
    signs.some(Boolean) ? { label: t('fact.signs'), value: signs.filter(Boolean).join(', ') } : null,
    { label: t('fact.source'), value: <SourceName source={work.source} /> },
  ];
  return facts.filter((fact) => fact !== null);
}
