import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import classes from './start.module.css';

export type WaitItem = { key: string; to: string; mark?: ReactNode; main: string; meta: ReactNode };

type WaitListProps = {
  title: string;
  /** undefined: still loading. */
  items: readonly WaitItem[] | undefined;
  total: number;
  /** Where all of them are. */
  all: string;
  none: string;
  error?: unknown;
  onRetry?: () => void;
};

/** What waits for somebody: the first of it, how many there are, and where the rest is. */
export function WaitList({ title, items, total, all, none, error, onRetry }: WaitListProps) {
  const { t } = useTranslation('start');
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
      {items && total > items.length && (
        <Anchor component={Link} to={all} fz="xs">
          {t('all', { shown: formatNumber(items.length, locale), total: formatNumber(total, locale) })}
        </Anchor>
      )}
    </section>
  );
}
