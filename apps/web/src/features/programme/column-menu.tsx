import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { COLUMNS, type ColumnKey, DEFAULT_COLUMNS } from './column-keys.js';
import classes from './menus.module.css';
import tools from './tools.module.css';
import { useBoardParams, useLook } from './use-board-params.js';

/** The columns with one of them a place earlier or later. */
function moved(columns: readonly ColumnKey[], column: ColumnKey, by: -1 | 1): ColumnKey[] {
  const next = [...columns];
  const from = next.indexOf(column);
  const to = from + by;
  if (to < 0 || to >= next.length) return next;
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** Which columns the table has and in which order. */
export function ColumnMenu() {
  const { t } = useTranslation('programme');
  const { set } = useBoardParams();
  const { columns } = useLook();
  const keep = (next: readonly ColumnKey[]) =>
    set({ cols: next.join() === DEFAULT_COLUMNS.join() ? null : next.join(',') });
  const hidden = COLUMNS.filter((column) => !columns.includes(column));
  return (
    <Popover position="bottom-end" width={290} shadow="md" zIndex={500} trapFocus>
      <Popover.Target>
        <Button variant="default" size="xs" leftSection={<IconColumns3 size={15} aria-hidden />}>
          <span className={tools.toolLabel}>{t('columns.button')}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.columnMenu}>
        <ul className={classes.views} aria-label={t('columns.button')}>
          {[...columns, ...hidden].map((column) => {
            const place = columns.indexOf(column);
            const name = t(`column.${column}`);
            return (
              <li key={column} className={classes.columnItem}>
                <Checkbox
                  size="xs"
                  label={name}
                  checked={place >= 0}
                  disabled={place >= 0 && columns.length === 1}
                  onChange={() => keep(place >= 0 ? columns.filter((one) => one !== column) : [...columns, column])}
                />
                {place >= 0 && (
                  <span>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size="sm"
                      disabled={place === 0}
                      aria-label={t('columns.earlier', { name })}
                      onClick={() => keep(moved(columns, column, -1))}
                    >
                      <IconArrowUp size={14} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size="sm"
                      disabled={place === columns.length - 1}
                      aria-label={t('columns.later', { name })}
                      onClick={() => keep(moved(columns, column, 1))}
                    >
                      <IconArrowDown size={14} aria-hidden />
                    </ActionIcon>
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        <Button size="xs" variant="subtle" fullWidth onClick={() => set({ cols: null })}>
          {t('columns.reset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
