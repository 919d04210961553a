import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { MoreRows } from '../../ui/more-rows.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import classes from './start.module.css';

export type WaitItem = { key: string; to: string; mark?: ReactNode; main: string; meta: ReactNode };

type WaitListProps = {
  title: string;
  /** undefined: still loading. */
  items: readonly WaitItem[] | undefined;
  total: number;
  /** Where all of them are; none: no list holds exactly these, and the rest is read here. */
  all?: string;
  onMore?: () => void;
  none: string;
  error?: unknown;
  onRetry?: () => void;
};

function WayToAll({ shown, total, to }: { shown: number; total: number; to: string | undefined }) {
  const { t } = useTranslation('start');
  const locale = useLocale();
  if (total <= shown || !to) return null;
  return (
    <Anchor component={Link} to={to} fz="xs">
      {t('all', { shown: formatNumber(shown, locale), total: formatNumber(total, locale) })}
    </Anchor>
  );
}

/** What waits for somebody: the first of it, how many there are, and where the rest is. */
export function WaitList({ title, items, total, all, onMore, none, error, onRetry }: WaitListProps) {
  const locale = useLocale();
  return (
    <section className={classes.list} aria-label={title} data-testid="wait-list">
      <header className={classes.listHead}>
        <h2 className={classes.listTitle}>{title}</h2>
        {items && <span className={classes.total}>{formatNumber(total, locale)}</span>}
      </header>
      {error && !items ? (
        <ErrorState error={error} {...(onRetry ? { onRetry } : {})} />
      ) : !items ? (
        <LoadingRows rows={3} height={44} />
      ) : items.length === 0 ? (
        <p className={classes.none}>{none}</p>
      ) : (
        <ul className={classes.items}>
          {items.map((item) => (
            <li key={item.key}>
              <Link to={item.to} className={classes.item}>
                {item.mark}
                <span className={classes.texts}>
                  <span className={classes.main}>{item.main}</span>
                  <span className={classes.meta}>{item.meta}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {items &&
        (onMore ? (
          <MoreRows list={{ items: [...items], total, more: onMore }} />
        ) : (
          <WayToAll shown={items.length} total={total} to={all} />
        ))}
    </section>
  );
}
