import type { BlockCode } from '@abat/contracts';
import { Popover } from '@mantine/core';
import { IconClock, IconInfoCircle } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cityTime, formatDate, formatNumber, formatRelative } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { useConnection } from '../live/connection-store.js';
import { useNow } from '../ui/use-now.js';

import { ShownCountContext, type ShownCount } from './shown-count.js';
import { useSurface } from './surface.js';
import classes from './block.module.css';

type BlockProps = {
  code: BlockCode;
  /** Beside the title, for example "8 of 31". */
  aside?: ReactNode;
  /** Moment of the newest data in the block. */
  asOf?: string | null | undefined;
  /** When the data last arrived, ms; older than the link is alive means stale. */
  heardAt?: number | undefined;
  /** Sums say what they leave out. */
  note?: ReactNode;
  /** Without frame and foot: a map, a legend, a heading. */
  bare?: boolean;
  children: ReactNode;
};

/** The frame of every block: title, body, "as of", and on desks what the figure means. */
export function Block({ code, aside, asOf, heardAt, note, bare = false, children }: BlockProps) {
  const { t } = useTranslation('blocks');
  const { kind } = useSurface();
  const { status } = useConnection();
  const isStale = status !== 'live' && status !== 'connecting';
  const title = t(`title.${code}`);
  const [count, setCount] = useState<ShownCount | null>(null);
  return (
    <section
      className={classes.block}
      data-testid="block"
      data-block={code}
      data-surface={kind}
      data-stale={isStale}
      data-bare={bare}
      aria-label={title}
    >
      {!bare && (
        <header className={classes.head}>
          <h2 className={classes.title}>{title}</h2>
          <span className={classes.facts}>
            {aside}
            {count && <NofM {...count} />}
            {kind === 'desk' ? (
              <Definition code={code} title={title} />
            ) : (
              <AsOf asOf={asOf ?? null} isStale={isStale} />
            )}
          </span>
        </header>
      )}
      <div className={classes.body}>
        <ShownCountContext value={setCount}>{children}</ShownCountContext>
      </div>
      {!bare && <Foot asOf={asOf ?? null} heardAt={heardAt ?? null} isStale={isStale} note={note} />}
    </section>
  );
}

/** "8 of 31", only when something is left out. */
function NofM({ shown, total }: ShownCount) {
  const { t } = useTranslation('blocks');
  const { kind } = useSurface();
  const locale = useLocale();
  if (shown >= total) return null;
  const numbers = { shown: formatNumber(shown, locale), total: formatNumber(total, locale) };
  const words = t('nOfM', numbers);
  if (kind === 'desk') return <span>{words}</span>;
  // On a wall a head has little room, and the words differ much in length.
  return (
    <span>
      <span aria-hidden="true">{t('nOfMShort', numbers)}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

/** What is counted, from where and how often: one click away. */
function Definition({ code, title }: { code: BlockCode; title: string }) {
  const { t } = useTranslation('blocks');
  return (
    <Popover width={320} position="bottom-end" shadow="md" withArrow trapFocus zIndex={500}>
      <Popover.Target>
        <button type="button" className={classes.definition} aria-label={t('definitionOf', { title })}>
          <IconInfoCircle size={16} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown fz="sm">{t(`definition.${code}`)}</Popover.Dropdown>
    </Popover>
  );
}

type FootProps = { asOf: string | null; heardAt: number | null; isStale: boolean; note: ReactNode };

function Foot({ asOf, heardAt, isStale, note }: FootProps) {
  const { t } = useTranslation('blocks');
  const { kind } = useSurface();
  const locale = useLocale();
  const now = useNow(10_000);
  if (isStale && heardAt !== null)
    return (
      <p className={classes.foot} data-testid="block-age">
        {t('stale', { time: cityTime(heardAt).time, age: formatRelative(heardAt, now, locale) })}
      </p>
    );
  const isWall = kind === 'wall';
  if (isWall ? !note : asOf === null) return null;
  return (
    <p className={classes.foot}>
      {!isWall && <AsOf asOf={asOf} isStale={isStale} />}
      {note && <span>{note}</span>}
    </p>
  );
}

/** Moment of the newest data: on walls beside the title, where it costs no line. */
function AsOf({ asOf, isStale }: { asOf: string | null; isStale: boolean }) {
  const { t } = useTranslation('blocks');
  const { kind } = useSurface();
  const locale = useLocale();
  const now = useNow(60_000);
  if (asOf === null || isStale) return null;
  const { date, time } = cityTime(asOf);
  const moment = date === cityTime(now).date ? time : `${formatDate(date, locale)}, ${time}`;
  return (
    <span className={classes.asOf} data-testid="block-age">
      {kind === 'wall' && <IconClock role="img" aria-label={t('asOfLabel')} />}
      {kind === 'wall' ? moment : t('asOf', { time: moment })}
    </span>
  );
}

/** Beside the words, so that the states differ without them. */
const SIGNS: Partial<Record<StateProps['state'], string>> = { error: '⚠', empty: '✓' };

type StateProps = { state: 'loading' | 'unknown' | 'empty' | 'error'; word: string; hint?: string | undefined };

/** Instead of figures: still loading, nobody knows, nothing there, or failed. Each looks different. */
export function BlockState({ state, word, hint }: StateProps) {
  return (
    <div className={classes.state} data-state={state} role={state === 'error' ? 'alert' : undefined}>
      <span className={classes.stateWord}>
        {state in SIGNS && <span aria-hidden="true">{SIGNS[state]} </span>}
        {word}
      </span>
      {hint && <span className={classes.stateHint}>{hint}</span>}
    </div>
  );
}

type LoadedProps<Answer> = {
  code: BlockCode;
  query: UseQueryResult<Answer>;
  asOf?: (answer: Answer) => string | null;
  aside?: (answer: Answer) => ReactNode;
  note?: (answer: Answer) => ReactNode;
  children: (answer: Answer) => ReactNode;
};

/** A block over one answer of the API. What was read before stays in view while a new reading fails. */
export function LoadedBlock<Answer>({ code, query, asOf, aside, note, children }: LoadedProps<Answer>) {
  const { t } = useTranslation('blocks');
  const { data, error, dataUpdatedAt } = query;
  if (data === undefined)
    return (
      <Block code={code}>
        {error ? (
          <BlockState state="error" word={t('state.failed')} hint={t('state.failedHint')} />
        ) : (
          <BlockState state="loading" word={t('common:state.loading')} />
        )}
      </Block>
    );
  return (
    <Block
      code={code}
      asOf={asOf?.(data) ?? new Date(dataUpdatedAt).toISOString()}
      heardAt={dataUpdatedAt}
      aside={aside?.(data)}
      note={note?.(data)}
    >
      {children(data)}
    </Block>
  );
}
