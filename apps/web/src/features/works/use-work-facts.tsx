import type { TerritoryShare, Work } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useAgencyNames, useDistrictNames, useFunctionNames, useWorkTypeNames } from '../../api/use-names.js';
import {
  daysBetween,
  formatDate,
  formatDateRange,
  formatDays,
  formatMoney,
  formatNumber,
  formatPercent,
} from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import type { Fact } from '../../ui/fact-list.js';
import { SourceName } from '../../ui/source-name.js';
import { useKindFinder } from '../edit/work-kinds.js';
import { ProjectLink } from './project-link.js';
import { useBaselineFact } from './use-baseline-fact.js';

function useShareText(): (share: TerritoryShare) => string {
  const locale = useLocale();
  const districts = useDistrictNames();
  return (share) => {
    const name = districts.nameOf(share.externalId);
    return share.share < 0.995 ? `${name} (${formatPercent(share.share, locale)})` : name;
  };
}

/** What kind of work it is and how it is done; the kind of a work without one of its own is that of its function. */
function useKindFacts(work: Work): (Fact | null)[] {
  const { t } = useTranslation('works');
  const locale = useLocale();
  const types = useWorkTypeNames();
  const kind = useKindFinder()(work);
  const name = kind && types.nameOf(kind.code);
  return [
    name ? { label: t('fact.workType'), value: work.workType ? name : t('ofFunction', { name }) } : null,
    work.method && { label: t('fact.method'), value: t(`edit:method.${work.method}`) },
    work.durationDays ? { label: t('fact.durationDays'), value: formatDays(work.durationDays, locale) } : null,
    work.surface && { label: t('fact.surface'), value: t(`plan:surface.${work.surface}`) },
    work.lanesClosed === null ? null : { label: t('fact.lanesClosed'), value: formatNumber(work.lanesClosed, locale) },
  ];
}

/** How far the work is. */
function useProgressFacts({ finishedOn, progressPercent }: Work): (Fact | null)[] {
  const { t } = useTranslation('works');
  const locale = useLocale();
  return [
    finishedOn ? { label: t('fact.finishedOn'), value: formatDate(finishedOn, locale) } : null,
    progressPercent === null
      ? null
      : { label: t('fact.progress'), value: `${formatNumber(progressPercent, locale)} %` },
  ];
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
  const [kind, progress, baseline] = [useKindFacts(work), useProgressFacts(work), useBaselineFact(work)];
  const facts: (Fact | null)[] = [
    { label: t('fact.dates'), value: `${formatDateRange(work.start, work.end, locale)} · ${days}` },
    { label: t('fact.certainty'), value: t(`common:dateCertainty.${work.dateCertainty}`) },
    ...progress,
    baseline,
    { label: t('fact.agency'), value: agencies.nameOf(work.agency) },
    { label: t('fact.function'), value: functions.nameOf(work.function) },
    work.stage && { label: t('fact.stage'), value: t(`common:stage.${work.stage}`) },
    ...kind,
    signs.some(Boolean) ? { label: t('fact.signs'), value: signs.filter(Boolean).join(', ') } : null,
    { label: t('fact.territory'), value: work.territories.map(shareText).join(', ') || t('common:state.unknown') },
    { label: t('fact.contractor'), value: work.contractor ?? t('common:state.unknown') },
    { label: t('fact.cost'), value: work.costKzt ? formatMoney(work.costKzt, locale) : t('common:state.unknown') },
    work.budgetLine ? { label: t('fact.budgetLine'), value: work.budgetLine } : null,
    work.project ? { label: t('fact.project'), value: <ProjectLink code={work.project} /> } : null,
    { label: t('fact.source'), value: <SourceName source={work.source} /> },
  ];
  return facts.filter((fact) => fact !== null);
}
