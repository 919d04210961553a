import type { BlockCode, Exclusion } from '@abat/contracts';
import { Popover, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { FigureOrigin } from '../ui/figure-origin.js';
import { AsOf, OutOfDate, useIsOutdated, useMomentWords } from './block-age.js';
import { useIsOverdue } from './freshness.js';
import { useLeftOut } from './left-out.js';
import { ShownCountContext, type ShownCount } from './shown-count.js';
import { useSurface } from './surface.js';
import { BY_CLOCK_MS } from './use-figure.js';
import classes from './block.module.css';

type BlockProps = {
  code: BlockCode;
  /** Beside the title, for example "8 of 31". */
  aside?: ReactNode;
  /** When what the block shows was true. */
  asOf?: string | null | undefined;
  /** Newest change in the registers it is counted from. */
  changedAt?: string | undefined;
  /** When the data last arrived, ms. */
  heardAt?: number | undefined;
  /** It was not renewed in time, though the link may live. */
  isOverdue?: boolean;
  /** Sums say what they leave out. */
  note?: ReactNode;
  /** Without frame and foot: a map, a legend, a heading. */
  bare?: boolean;
  children: ReactNode;
};

/** The frame of every block: title, body, "as of", and on desks what the figure means. */
export function Block({ bare = false, isOverdue = false, ...told }: BlockProps) {
  const { t } = useTranslation('blocks');
  const { kind } = useSurface();
  const isLinkOut = useIsOutdated();
  const isStale = isLinkOut || isOverdue;
  const title = t(`title.${told.code}`);
  const [count, setCount] = useState<ShownCount | null>(null);
  const framed = { ...told, title, count, isStale };
  return (
    <section
      className={classes.block}
      data-testid="block"
      data-block={told.code}
      data-surface={kind}
      data-stale={isStale}
      data-bare={bare}
      aria-label={title}
    >
      {!bare && <Head {...framed} />}
      <div className={classes.body}>
        <ShownCountContext value={setCount}>{told.children}</ShownCountContext>
      </div>
      {!bare && <Foot {...framed} />}
    </section>
  );
}

type FramedProps = BlockProps & { title: string; count: ShownCount | null; isStale: boolean };

function Head({ code, title, aside, count, changedAt, asOf = null, isStale }: FramedProps) {
  const { kind } = useSurface();
  return (
    <header className={classes.head}>
      <h2 className={classes.title}>{title}</h2>
      <span className={classes.facts}>
        {aside}
        {count && <NofM {...count} />}
        {kind === 'desk' ? (
          <Definition code={code} title={title} changedAt={changedAt} />
        ) : (
          asOf !== null && !isStale && <AsOf moment={asOf} />
        )}
      </span>
    </header>
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

type DefinitionProps = { code: BlockCode; title: string; changedAt: string | undefined };

/** What is counted, from where, how often, and when something changed last: one click away. */
function Definition({ code, title, changedAt }: DefinitionProps) {
  const { t } = useTranslation('blocks');
  const wordsOf = useMomentWords();
  return (
    <Popover width={320} position="bottom-end" shadow="md" withArrow trapFocus zIndex={500}>
      <Popover.Target>
        <button type="button" className={classes.definition} aria-label={t('definitionOf', { title })}>
          <IconInfoCircle size={16} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown fz="sm">
        {t(`definition.${code}`)}
        {code !== 'legend' && code !== 'text' && <FigureOrigin code={code} />}
        {changedAt !== undefined && (
          <Text fz="sm" mt="xs">
            {t('changedAt', { time: wordsOf(changedAt) })}
          </Text>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Foot({ asOf = null, heardAt, note, isStale }: FramedProps) {
  const { kind } = useSurface();
  if (isStale && heardAt !== undefined)
    return (
      <p className={classes.foot}>
        <OutOfDate since={heardAt} />
      </p>
    );
  const isWall = kind === 'wall';
  if (isWall ? !note : asOf === null) return null;
  return (
    <p className={classes.foot}>
      {!isWall && asOf !== null && <AsOf moment={asOf} />}
      {note && <span data-testid="left-out">{note}</span>}
    </p>
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
  /** When the answer was true, where it does not say so as figures do. */
  asOf?: (answer: Answer) => string | null;
  aside?: (answer: Answer) => ReactNode;
  children: (answer: Answer) => ReactNode;
};

/** What figures say of themselves. */
type Told = { asOf?: string; changedAt?: string; excluded?: readonly Exclusion[] };

/** A block over one answer of the API. What was read before stays in view while a new reading fails, and says its age. */
export function LoadedBlock<Answer extends object>({ code, query, asOf, aside, children }: LoadedProps<Answer>) {
  const { t } = useTranslation('blocks');
  const { data, error, dataUpdatedAt } = query;
  const told = (data ?? {}) as Told;
  const leftOut = useLeftOut(code, told.excluded ?? []);
  const isOverdue = useIsOverdue(query, BY_CLOCK_MS);
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
      asOf={asOf?.(data) ?? told.asOf ?? new Date(dataUpdatedAt).toISOString()}
      changedAt={told.changedAt}
      heardAt={dataUpdatedAt}
      isOverdue={isOverdue}
      aside={aside?.(data)}
      note={leftOut}
    >
      {children(data)}
    </Block>
  );
}
