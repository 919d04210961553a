import type { Comparison, Scenario } from '@abat/contracts';
import { Button } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { formatDate, formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { Section } from '../../ui/section.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { AgencyBars } from './agency-bars.js';
import { ChainTable, PowerTable } from './change-tables.js';
import { DifferenceMap } from './difference-map.js';
import { Figures } from './figures.js';
import { FindingList } from './finding-list.js';
import { ScenarioPaper } from './scenario-paper.js';
import { RuleTable } from './rule-table.js';
import classes from './comparison.module.css';
import { useComparisonParams } from './use-comparison-params.js';
import { useReason } from './use-reason.js';
import { useComparison } from './use-scenarios.js';

/** Before and after of a scenario. Follows every change of its steps. */
export function ComparisonView({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation('scenarios');
  const query = useComparison(scenario);
  if (scenario.steps.length === 0) return <EmptyState title={t('empty')} hint={t('emptyHint')} />;
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingRows rows={6} height={96} />;
  return <Loaded comparison={query.data} isFetching={query.isFetching} onRefresh={() => void query.refetch()} />;
}

// The register may have moved on since the steps were written: the reason belongs to the step.
function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation('scenarios');
  const reasonOf = useReason();
  const fault = error instanceof ApiError ? error.fieldErrors[0] : undefined;
  if (!fault) return <ErrorState error={error} onRetry={onRetry} />;
  const number = Number(fault.path.split('.')[1] ?? 0) + 1;
  return <EmptyState title={t('impossible', { number })} hint={t('impossibleHint', { reason: reasonOf(fault) })} />;
}

type LoadedProps = { comparison: Comparison; isFetching: boolean; onRefresh: () => void };

function Loaded({ comparison, isFetching, onRefresh }: LoadedProps) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const looked = useComparisonParams(comparison);
  const { set } = looked;
  return (
    <div className={classes.comparison} aria-busy={isFetching}>
      <div className={classes.asOf}>
        <span data-testid="comparison-asof">
          {t('asOf', {
            day: formatDate(comparison.effectiveOn, locale, 'long'),
            moment: formatDateTime(comparison.asOf, locale),
          })}
        </span>
        <Button
          size="xs"
          variant="light"
          loading={isFetching}
          leftSection={<IconArrowsDiff size={15} aria-hidden />}
          onClick={onRefresh}
        >
          {t('compareAgain')}
        </Button>
      </div>
      <Figures comparison={comparison} chosen={set} onChoose={looked.chooseOfCity} />
      <div className={classes.middle}>
        <DifferenceMap comparison={comparison} looked={looked} />
        <FindingList comparison={comparison} looked={looked} />
      </div>
      <div className={classes.lower}>
        <Section title={t('section.rules')}>
          <RuleTable comparison={comparison} />
        </Section>
        <Section title={t('section.agencies')}>
          <AgencyBars comparison={comparison} />
        </Section>
      </div>
      <Section title={t('section.powers')}>
        <PowerTable changes={comparison.changes} />
      </Section>
      <Section title={t('section.chains')}>
        <ChainTable chains={comparison.chains} />
      </Section>
      <ScenarioPaper comparison={comparison} />
    </div>
  );
}
