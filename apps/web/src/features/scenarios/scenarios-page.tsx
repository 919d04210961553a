import type { Scenario } from '@abat/contracts';
import { Button, Checkbox } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useFlatList } from '../../api/use-flat-list.js';
import { useMay } from '../../app/session-gate.js';
import { formatDate, formatDateTime, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { MoreRows } from '../../ui/more-rows.js';
import { SourceName } from '../../ui/source-name.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { useListedParam } from '../../url/listed.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { NewScenarioButton } from './new-scenario.js';
import classes from './scenarios.module.css';
import { StatusBadge } from './status-badge.js';
import { useScenarios } from './use-scenarios.js';

const MOST_BESIDE = 4;

type RowProps = { scenario: Scenario; isChosen: boolean; isFull: boolean; onChoose: () => void };

function Row({ scenario, isChosen, isFull, onChoose }: RowProps) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const name = nameOf(scenario, locale);
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={t('choose', { name })}
          checked={isChosen}
          disabled={scenario.status === 'adopted' || (!isChosen && isFull)}
          onChange={onChoose}
        />
      </td>
      <td>
        <Link to={`/scenarios/${scenario.id}`} className={classes.link}>
          {name}
        </Link>
        <div className={classes.dim}>{scenario.code}</div>
      </td>
      <td>
        <StatusBadge status={scenario.status} />
      </td>
      <td>{formatNumber(scenario.steps.length, locale)}</td>
      <td>{scenario.effectiveOn ? formatDate(scenario.effectiveOn, locale) : t('today')}</td>
      <td>{scenario.author ?? <SourceName source={scenario.source} />}</td>
      <td>{formatDateTime(scenario.updatedAt, locale)}</td>
    </tr>
  );
}

function Table({
  scenarios,
  chosen,
  onChoose,
}: {
  scenarios: readonly Scenario[];
  chosen: readonly string[];
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation('scenarios');
  const isFull = chosen.length >= MOST_BESIDE;
  return (
    <table className={classes.table} data-testid="scenarios-list">
      <thead>
        <tr>
          <th scope="col">{t('list.choose')}</th>
          <th scope="col">{t('list.name')}</th>
          <th scope="col">{t('list.status')}</th>
          <th scope="col">{t('list.steps')}</th>
          <th scope="col">{t('list.firstDay')}</th>
          <th scope="col">{t('list.author')}</th>
          <th scope="col">{t('list.updated')}</th>
        </tr>
      </thead>
      <tbody>
        {scenarios.map((scenario) => (
          <Row
            key={scenario.id}
            scenario={scenario}
            isChosen={chosen.includes(scenario.id)}
            isFull={isFull}
            onChoose={() => onChoose(scenario.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

function List({ chosen, onChoose }: { chosen: readonly string[]; onChoose: (id: string) => void }) {
  const { t } = useTranslation('scenarios');
  const list = useFlatList(useScenarios());
  const { query, items: scenarios } = list;
  if (query.isPending) return <LoadingRows rows={4} height={60} />;
  if (query.isError && scenarios.length === 0)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (scenarios.length === 0) return <EmptyState title={t('noScenarios')} hint={t('noScenariosHint')} />;
  return (
    <>
      <Table scenarios={scenarios} chosen={chosen} onChoose={onChoose} />
      <MoreRows list={list} />
    </>
  );
}

/** Scenarios: changes of the powers that can be tried before they are signed. Up to four go side by side. */
export function ScenariosPage() {
  const { t } = useTranslation('scenarios');
  const navigate = useNavigate();
  const mayWrite = useMay('scenario.write');
  const [chosen, toggle] = useListedParam('ids');
  return (
    <PanelFrame
      title={t('title')}
      aside={
        <div className={classes.tools}>
          <Button
            size="xs"
            variant="default"
            disabled={chosen.length < 2}
            leftSection={<IconColumns3 size={15} aria-hidden />}
            onClick={() => void navigate(`/scenarios/compare?ids=${chosen.join(',')}`)}
          >
            {t('sideBySide', { count: chosen.length })}
          </Button>
          {mayWrite && <NewScenarioButton />}
        </div>
      }
    >
      <div className={classes.list}>
        <p className={classes.lead}>{t('lead')}</p>
        <List chosen={chosen} onChoose={toggle} />
      </div>
    </PanelFrame>
  );
}
