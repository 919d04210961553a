import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isDated, useListQuery } from '../../api/resources.js';
import { useFlatList } from '../../api/use-flat-list.js';
import { useMay } from '../../app/session-gate.js';
import { ActButton } from '../../ui/act-button.js';
import { DataTable } from '../../ui/data-table.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import type { Sorting } from '../../ui/sorter.js';
import { usePowerFilters, useTableSort } from '../../url/filters.js';
import { useChangeParams, useParam } from '../../url/params.js';
import { ListEmpty } from '../time/list-empty.js';
import { TimeButton } from '../time/time-button.js';
import { useShownText } from '../time/use-shown-text.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { useIsTimeInPage } from '../shell/use-layout.js';
import { PowerTabs } from './power-tabs.js';
import classes from './powers.module.css';
import { NEW_ROW, RegisterDrawer } from './register-drawer.js';
import type { RegisterView, Row } from './register-view.js';

/** Rows of one request: a register of a city fits into few of them. */
const PAGE = 200;

const keyOf = (row: Row): string => row.id;

function NewButton({ view }: { view: Pick<RegisterView<Row>, 'register' | 'action'> }) {
  const { t } = useTranslation('powers');
  const change = useChangeParams();
  if (!useMay(view.action)) return null;
  return (
    <ActButton
      size="compact-sm"
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => change({ row: NEW_ROW, form: null }, { push: true })}
    >
      {t(`new.${view.register}`)}
    </ActButton>
  );
}

function Empty({ view }: { view: Pick<RegisterView<Row>, 'register' | 'filters'> }) {
  const { t } = useTranslation('powers');
  const { values, clear } = usePowerFilters(view.filters);
  const isFiltered = Object.keys(values).length > 0;
  const State = isDated(view.register) ? ListEmpty : EmptyState;
  if (!isFiltered) return <State title={t(`empty.${view.register}`)} hint={t(`emptyHint.${view.register}`)} />;
  return (
    <State
      title={t('nothingFound')}
      hint={t('nothingFoundHint')}
      action={
        <button type="button" className="link-button" onClick={clear}>
          {t('clearFilters')}
        </button>
      }
    />
  );
}

type ContentProps<Item extends Row> = { view: RegisterView<Item>; list: FlatList<Item>; sorting: Sorting };

function Content<Item extends Row>({ view, list, sorting }: ContentProps<Item>) {
  const { t } = useTranslation('powers');
  const change = useChangeParams();
  const [id] = useParam('row');
  const { query, items, more } = list;
  if (query.isPending) return <LoadingRows rows={10} height={44} />;
  if (query.isError && items.length === 0)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (items.length === 0) return <Empty view={view} />;
  return (
    <DataTable
      columns={view.columns}
      rows={items}
      keyOf={keyOf}
      selectedKey={id}
      sorting={sorting}
      label={t(`tab.${view.register}`)}
      testId={`${view.register}-list`}
      onSelect={(row) => change({ row: row.id, form: null }, { push: true })}
      onNearEnd={more}
    />
  );
}

type FlatList<Item> = ReturnType<typeof useFlatList<Item>>;

/** A register as a table with filters; the chosen row opens beside it. */
export function RegisterScreen<Item extends Row>({ view, filters }: { view: RegisterView<Item>; filters: ReactNode }) {
  const { t } = useTranslation('powers');
  const { values } = usePowerFilters(view.filters);
  const sorting = useTableSort(view.columns);
  const { sort } = sorting;
  // A day asks for what holds on it; the moment shown is another thing, and joins in by itself.
  const { at: on, ...chosen } = values;
  const list = useFlatList(useListQuery<Item>(view.register, { limit: PAGE, ...view.query, ...chosen, on, sort }));
  const [id] = useParam('row');
  const isTimeInPage = useIsTimeInPage();
  const { items, total } = list;
  const shown = { shown: items.length, total, isDated: isDated(view.register) };
  const footer = useShownText(shown, (counts) => t('shown', counts));
  return (
    <div className={classes.page} data-open={id !== null || undefined}>
      <div className={classes.list}>
        <PanelFrame
          title={view.frame?.title ?? t('title')}
          aside={
            <span className={classes.headButtons}>
              <NewButton view={view} />
              {isTimeInPage && isDated(view.register) && <TimeButton isInPage />}
            </span>
          }
          toolbar={
            <>
              {view.frame?.tabs ?? <PowerTabs />}
              {filters}
            </>
          }
          footer={footer}
        >
          <Content view={view} list={list} sorting={sorting} />
        </PanelFrame>
      </div>
      {id && <RegisterDrawer view={view} id={id} />}
    </div>
  );
}
