import type { Scenario } from '@abat/contracts';
import { Anchor } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ApiError } from '../../api/api-error.js';
import { useMay } from '../../app/session-gate.js';
import { formatDate, formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { useIsStale } from '../../live/connection-store.js';
import { DateField } from '../../ui/date-field.js';
import { Section } from '../../ui/section.js';
import { SourceName } from '../../ui/source-name.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { AdoptedView } from './adopted-view.js';
import { ComparisonView } from './comparison-view.js';
import { ScenarioTools } from './scenario-tools.js';
import classes from './scenarios.module.css';
import { StatusBadge } from './status-badge.js';
import { StepList } from './step-list.js';
import { useChangeScenario, useScenario } from './use-scenarios.js';

/** The first day of the new order; none given means today. */
function FirstDay({ scenario, canEdit }: { scenario: Scenario; canEdit: boolean }) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const change = useChangeScenario(scenario);
  if (!canEdit)
    return (
      <p className={classes.dim}>
        {scenario.effectiveOn
          ? t('firstDayFixed', { day: formatDate(scenario.effectiveOn, locale, 'long') })
          : t('firstDayToday')}
      </p>
    );
  const error = change.error instanceof ApiError ? change.error.titleIn(locale) : undefined;
  return (
    <>
      <DateField
        label={t('firstDay')}
        clearable
        disabled={change.isPending}
        value={scenario.effectiveOn}
        onChange={(effectiveOn) => change.mutate({ effectiveOn })}
        {...(error ? { error } : {})}
      />
      {!scenario.effectiveOn && <p className={classes.dim}>{t('firstDayToday')}</p>}
    </>
  );
}

function Sheet({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const mayWrite = useMay('scenario.write');
  const isStale = useIsStale();
  const isDraft = scenario.status === 'draft';
  const canEdit = mayWrite && isDraft;
  return (
    <div className={classes.sheet} data-testid="scenario-page">
      <aside className={classes.side}>
        {scenario.description && <p className={classes.lead}>{scenario.description}</p>}
        <p className={classes.dim}>
          {scenario.author ?? <SourceName source={scenario.source} />} · {formatDateTime(scenario.updatedAt, locale)}
        </p>
        {isDraft && <FirstDay scenario={scenario} canEdit={canEdit && !isStale} />}
        <Section title={t('section.steps')}>
          <StepList scenario={scenario} canEdit={canEdit} />
        </Section>
        {isDraft && !mayWrite && <p className={classes.dim}>{t('readOnly')}</p>}
      </aside>
      {scenario.status === 'adopted' ? <AdoptedView scenario={scenario} /> : <ComparisonView scenario={scenario} />}
    </div>
  );
}

/** One scenario: its steps, what they would change, and the decision. */
export function ScenarioPage() {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const { id = null } = useParams();
  const { data: scenario, error, refetch } = useScenario(id);
  return (
    <PanelFrame
      title={scenario ? nameOf(scenario, locale) : t('title')}
      aside={scenario && <StatusBadge status={scenario.status} />}
      toolbar={
        <div className={classes.toolbar}>
          <Anchor component={Link} to="/scenarios" size="sm" className={classes.back}>
            <IconArrowLeft size={15} aria-hidden />
            {t('all')}
          </Anchor>
          {scenario && <ScenarioTools scenario={scenario} />}
        </div>
      }
    >
      {scenario && <Sheet scenario={scenario} />}
      {!scenario && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={6} />)}
    </PanelFrame>
  );
}
