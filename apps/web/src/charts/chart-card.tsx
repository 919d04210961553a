import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconChartBar, IconInfoCircle, IconTable } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FigureOrigin } from '../ui/figure-origin.js';
import type { FigureCode } from '../ui/figure-origins.js';
import { useListedParam } from '../url/listed.js';
import classes from './charts.module.css';

/** The same numbers as a table. `key` of a row is what a click on its mark would choose. */
export type ChartTable = { columns: readonly string[]; rows: readonly { key: string; cells: readonly string[] }[] };

type ChartCardProps = {
  title: string;
  figure: FigureCode;
  /** What is counted. */
  definition: string;
  /** Filters of this chart alone. */
  tools?: ReactNode;
  table: ChartTable;
  /** When the data was true and what the sums leave out. */
  notes: readonly string[];
  onPick?: ((key: string) => void) | undefined;
  testId: string;
  children: ReactNode;
};

function Table({ table, label, onPick }: { table: ChartTable; label: string; onPick: ChartCardProps['onPick'] }) {
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ key, cells: [first, ...cells] }) => (
          <tr key={key}>
            <td>
              {onPick ? (
                <button type="button" className={classes.row} onClick={() => onPick(key)}>
                  {first}
                </button>
              ) : (
                first
              )}
            </td>
            {cells.map((cell, place) => (
              <td key={table.columns[place + 1] ?? place}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is counted, from where, how often. */
function Definition({ text, figure }: { text: string; figure: FigureCode }) {
  const { t } = useTranslation('figures');
  return (
    <Popover position="bottom-end" withArrow shadow="md" zIndex={550} trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('definition')}>
          <IconInfoCircle size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.definition} tabIndex={0}>
          {text}
          <FigureOrigin code={figure} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** A chart with its name, its definition, its moment, and the same numbers as a table. */
export function ChartCard(props: ChartCardProps) {
  const { title, figure, definition, tools, table, notes, onPick, testId, children } = props;
  const { t } = useTranslation('figures');
  const [tables, turn] = useListedParam('tables');
  const isTable = tables.includes(testId);
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id} data-testid={testId}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {tools}
        <Button
          size="compact-sm"
          variant="default"
          aria-pressed={isTable}
          leftSection={isTable ? <IconChartBar size={15} aria-hidden /> : <IconTable size={15} aria-hidden />}
          onClick={() => turn(testId)}
        >
          {t(isTable ? 'asChart' : 'asTable')}
        </Button>
        <Definition text={definition} figure={figure} />
      </div>
      <div className={classes.body}>{isTable ? <Table table={table} label={title} onPick={onPick} /> : children}</div>
      <div className={classes.foot}>
        {notes.map((note) => (
          <div key={note}>{note}</div>
        ))}
      </div>
    </section>
  );
}
