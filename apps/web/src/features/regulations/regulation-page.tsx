import { type Regulation, type Statement, STATEMENT_DECISIONS, type StatementDecision } from '@abat/contracts';
import { Anchor, SegmentedControl } from '@mantine/core';
import { IconArrowLeft, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useAgencies, useCity, useOneQuery } from '../../api/resources.js';
import { useAgencyNames } from '../../api/use-names.js';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { DemoMark } from '../../ui/truth-marks.js';
import { useChangeParams, useParam } from '../../url/params.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { DocumentPane } from './document-pane.js';
import { Progress } from './regulations-table.js';
import classes from './document.module.css';
import { StatementCard } from './statement-card.js';
import { useRegulationRights } from './use-may-decide.js';
import { useDecide, useDeleteRegulation, useDocument, useMandatesOf, useStatements } from './use-regulations.js';
import { useStepKeys } from './use-decision-keys.js';

const isDecision = (value: string | null): value is StatementDecision =>
  STATEMENT_DECISIONS.some((decision) => decision === value);

/** Which statement is open, kept in the address; the first one that waits when none is named. */
function useChosen(shown: readonly Statement[]) {
  const [named] = useParam('statement');
  const change = useChangeParams();
  const first = shown.find((statement) => statement.decision === 'open') ?? shown[0];
  const chosen = shown.find((statement) => statement.id === named) ?? first ?? null;
  const choose = (id: string | null) => change({ statement: id });
  const step = (by: 1 | -1) => {
    const at = shown.findIndex((statement) => statement.id === chosen?.id);
    const next = shown[at + by];
    if (next) choose(next.id);
  };
  const goOn = () => {
    const at = shown.findIndex((statement) => statement.id === chosen?.id);
    const rest = [...shown.slice(at + 1), ...shown.slice(0, Math.max(0, at))];
    choose(rest.find((statement) => statement.decision === 'open')?.id ?? chosen?.id ?? null);
  };
  return { chosen, choose, step, goOn };
}

/** The territory a new mandate of this body most likely stands on: its district, else the city; null = not known yet. */
function useTerritoryOf(agency: string): string | null {
  const [city, agencies] = [useCity().data, useAgencies().data];
  if (!city || !agencies) return null;
  return agencies.find(({ code }) => code === agency)?.district ?? city[0]?.externalId ?? 'city';
}

type FilterProps = { counts: Regulation['counts']; value: StatementDecision | null };

function DecisionFilter({ counts, value }: FilterProps) {
  const { t } = useTranslation('regulations');
  const locale = useLocale();
  const change = useChangeParams();
  const label = (name: string, count: number) => `${name} · ${formatNumber(count, locale)}`;
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('filter.label')}
      value={value ?? 'all'}
      data={[
        { value: 'all', label: label(t('filter.all'), counts.total) },
        ...STATEMENT_DECISIONS.map((decision) => ({
          value: decision,
          label: label(t(`filter.${decision}`), counts[decision]),
        })),
      ]}
      onChange={(decision) => change({ decision: decision === 'all' ? null : decision, statement: null })}
    />
  );
}

function Work({ regulation, statements }: { regulation: Regulation; statements: readonly Statement[] }) {
  const { t } = useTranslation('regulations');
  const [filter] = useParam('decision');
  const decision = isDecision(filter) ? filter : null;
  const document = useDocument(regulation.id);
  const mandates = useMandatesOf(regulation.agency);
  const territory = useTerritoryOf(regulation.agency);
  const rights = useRegulationRights(regulation.agency);
  const decide = useDecide(regulation.id);
  const shown = useMemo(
    () => statements.filter((statement) => !decision || statement.decision === decision),
    [statements, decision],
  );
  const byId = useMemo(() => new Map(statements.map((statement) => [statement.id, statement])), [statements]);
  const { chosen, choose, step, goOn } = useChosen(shown);
  useStepKeys(step);
  if (document.isError) return <ErrorState error={document.error} onRetry={() => void document.refetch()} />;
  if (!document.data || !mandates.data || territory === null) return <LoadingRows rows={8} height={48} />;
  return (
    <div className={classes.work}>
      <DocumentPane
        lines={document.data.items}
        statements={byId}
        shown={decision ? new Set(shown.map(({ id }) => id)) : null}
        language={regulation.language}
        selected={chosen?.id ?? null}
        onSelect={choose}
      />
      <aside className={classes.aside} aria-label={t('cardLabel')}>
        {chosen ? (
          <StatementCard
            regulation={regulation}
            statement={chosen}
            mandates={mandates.data}
            territory={territory}
            rights={rights}
            decide={decide}
            onDecided={goOn}
          />
        ) : (
          <EmptyState title={t('nothingChosen')} />
        )}
      </aside>
    </div>
  );
}

function DeleteButton({ regulation }: { regulation: Regulation }) {
  const { t } = useTranslation('regulations');
  const navigate = useNavigate();
  const rights = useRegulationRights(regulation.agency);
  const remove = useDeleteRegulation(() => void navigate('/regulations'));
  if (!rights.decide) return null;
  return (
    <ActButton
      variant="subtle"
      size="compact-sm"
      color="gray"
      leftSection={<IconTrash size={15} aria-hidden />}
      loading={remove.isPending}
      onClick={() => window.confirm(t('deleteQuestion')) && remove.mutate(regulation)}
    >
      {t('common:action.delete')}
    </ActButton>
  );
}

function Head({ regulation }: { regulation: Regulation }) {
  const { t } = useTranslation('regulations');
  const agencies = useAgencyNames();
  const [filter] = useParam('decision');
  return (
    <div className={classes.toolbar}>
      <Anchor component={Link} to="/regulations" size="sm" className={classes.back}>
        <IconArrowLeft size={15} aria-hidden />
        {t('all')}
      </Anchor>
      <span className={classes.agency}>{agencies.nameOf(regulation.agency)}</span>
      {regulation.demo && <DemoMark />}
      <div className={classes.filter}>
        <DecisionFilter counts={regulation.counts} value={isDecision(filter) ? filter : null} />
      </div>
    </div>
  );
}

/** Counts of the statements on screen: a decision shows in them at once. */
function withCounts(regulation: Regulation, statements: readonly Statement[]): Regulation {
  const count = (decision: StatementDecision) => statements.filter((each) => each.decision === decision).length;
  const counts = { open: count('open'), confirmed: count('confirmed'), rejected: count('rejected') };
  return { ...regulation, counts: { total: statements.length, ...counts } };
}

function Aside({ regulation }: { regulation: Regulation }) {
  return (
    <div className={classes.headAside}>
      <Progress counts={regulation.counts} />
      <DeleteButton regulation={regulation} />
    </div>
  );
}

/** One regulation: its text on one side; on the other what a chosen point means, for a person to decide. */
export function RegulationPage() {
  const { t } = useTranslation('regulations');
  const { id = '' } = useParams();
  const regulation = useOneQuery<Regulation>('regulations', id);
  const statements = useStatements(id);
  const failed = regulation.error ?? statements.error;
  if (!regulation.data || !statements.data)
    return (
      <PanelFrame title={t('title')}>
        {failed ? (
          <ErrorState error={failed} onRetry={() => void Promise.all([regulation.refetch(), statements.refetch()])} />
        ) : (
          <LoadingRows rows={8} height={48} />
        )}
      </PanelFrame>
    );
  const shown = withCounts(regulation.data, statements.data);
  return (
    <PanelFrame
      title={shown.title}
      aside={<Aside regulation={shown} />}
      toolbar={<Head regulation={shown} />}
      footer={<span className={classes.keys}>{t('keys')}</span>}
    >
      <Work regulation={shown} statements={statements.data} />
    </PanelFrame>
  );
}
