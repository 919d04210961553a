import type { SearchHit, SearchResponse } from '@abat/contracts';
import './spotlight.css';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from '../../api/resources.js';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { hitNumber } from '../../short-number.js';
import { DemoMark } from '../../ui/truth-marks.js';
import { foldedIncludes } from './fold.js';
import classes from './search.module.css';
import { useCommands, type Command } from './use-commands.js';
import { useOpenHit } from './use-open-hit.js';

function HitAction({ hit, onOpen }: { hit: SearchHit; onOpen: (hit: SearchHit) => void }) {
  const { t } = useTranslation('search');
  const locale = useLocale();
  return (
    <Spotlight.Action onClick={() => onOpen(hit)}>
      <div className={classes.hit}>
        <span className={classes.title}>{textOf(hit.title, locale)}</span>
        <span className={classes.meta}>
          {hitNumber(hit)} {t(`type.${hit.type}`)}
          {hit.demo && <DemoMark />}
        </span>
      </div>
    </Spotlight.Action>
  );
}

function CommandAction({ command }: { command: Command }) {
  return (
    <Spotlight.Action
      label={command.label}
      leftSection={<command.icon size={18} stroke={1.6} aria-hidden />}
      onClick={command.run}
    />
  );
}

type NoHitsProps = { isWaiting: boolean; isError: boolean; answer: SearchResponse | undefined };

function NoHits({ isWaiting, isError, answer }: NoHitsProps) {
  const { t } = useTranslation('search');
  if (isError) return t('failed');
  if (isWaiting) return t('searching');
  return t(answer?.atLeast ? 'tooShort' : 'nothing');
}

/** How many of the hits are in view. */
function Shown({ found }: { found: SearchResponse }) {
  const { t } = useTranslation('search');
  const locale = useLocale();
  const { items, total, atLeast } = found;
  if (items.length >= total && !atLeast) return null;
  const counts = { shown: formatNumber(items.length, locale), total: formatNumber(total, locale) };
  const told = items.length < total ? 'shownAtLeast' : 'shownFirst';
  return <p className={classes.shown}>{t(atLeast ? told : 'shown', counts)}</p>;
}

function Hits({ found }: { found: SearchResponse }) {
  const { t } = useTranslation('search');
  const openHit = useOpenHit();
  return (
    <>
      <Spotlight.ActionsGroup label={t('found')}>
        {found.items.map((hit) => (
          <HitAction key={`${hit.type}:${hit.id}`} hit={hit} onOpen={openHit} />
        ))}
      </Spotlight.ActionsGroup>
      <Shown found={found} />
    </>
  );
}

/** Keys by which somebody chooses a line. */
const CHOOSING: readonly string[] = ['ArrowDown', 'ArrowUp'];

/**
 * Enter takes the line that was chosen with the arrows, else the first. While the answer is on its way the lines are those
 * of what was typed before, of which the palette marks the first by itself: Enter waits for those that are meant.
 */
function useEnter(isWaiting: boolean): (event: KeyboardEvent<HTMLInputElement>) => void {
  const isChosen = useRef(false);
  const pressedIn = useRef<Element | null>(null);
  const takeFirst = (palette: Element | null) => palette?.querySelector<HTMLElement>('[data-action]')?.click();
  useEffect(() => {
    if (isWaiting) return;
    takeFirst(pressedIn.current);
    pressedIn.current = null;
  }, [isWaiting]);
  return ({ key, currentTarget }) => {
    pressedIn.current = null;
    if (key !== 'Enter') {
      isChosen.current = CHOOSING.includes(key);
      return;
    }
    const palette = currentTarget.closest('[role=dialog]');
    const marked = palette?.querySelector('[data-selected]');
    if (marked && (isChosen.current || !isWaiting)) return;
    marked?.removeAttribute('data-selected');
    if (isWaiting) pressedIn.current = palette;
    else takeFirst(palette);
  };
}

/**
 * Ctrl+K: finds everything by name, code or short number, and runs commands, in the three languages. It opens whenever
 * `asked` grows.
 */
export function SearchPalette({ asked: times }: { asked: number }) {
  const { t } = useTranslation('search');
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 180);
  const { data, isFetching, isError } = useSearch(asked);
  useEffect(() => spotlight.open(), [times]);
  const commands = useCommands().filter(({ words }) => words.some((word) => foldedIncludes(word, text)));
  const isAsking = text.trim().length >= 2;
  const found = isAsking && data && data.items.length > 0 ? data : null;
  const isWaiting = isAsking && (isFetching || text !== asked);
  const onEnter = useEnter(isWaiting);
  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      shortcut={null}
      scrollable
      maxHeight={440}
      zIndex={550}
      attributes={{ content: { 'aria-label': t('placeholder') } }}
      overlayProps={{ backgroundOpacity: 0.45, blur: 0 }}
      onSpotlightClose={() => setText('')}
    >
      <Spotlight.Search
        placeholder={t('placeholder')}
        aria-label={t('placeholder')}
        leftSection={<IconSearch size={18} aria-hidden />}
        onKeyDown={onEnter}
      />
      <Spotlight.ActionsList aria-busy={isWaiting}>
        {found && <Hits found={found} />}
        {commands.length > 0 && (
          <Spotlight.ActionsGroup label={t('commands')}>
            {commands.map((command) => (
              <CommandAction key={command.id} command={command} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {!found && isAsking && (
          <Spotlight.Empty>
            <NoHits isWaiting={isWaiting} isError={isError} answer={data} />
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
