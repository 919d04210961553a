import type { ProgrammeRow } from '@abat/contracts';
import type { KeyboardEvent } from 'react';
import type { Line } from './lines.js';
import type { GridProps } from './grid-types.js';

type Context = {
  line: Line;
  row: ProgrammeRow | undefined;
  at: number;
  actions: GridProps['actions'];
  move: (to: number) => void;
  isClosed: (key: string) => boolean;
};

type Act = () => void;

/** Physical keys, so that letters work in the Kazakh and Russian layouts too. */
function letterAction(code: string, { row, actions }: Context): Act | undefined {
  const { onEdit, onHeld } = actions;
  if (code === 'KeyE' && row && actions.mayMove(row)) return onEdit ? () => onEdit(row) : (onHeld ?? undefined);
  return code === 'KeyT' ? () => actions.onToday() : undefined;
}

function sideAction(toRight: boolean, { line, actions, isClosed }: Context): Act {
  if (line.kind === 'group' && isClosed(line.group.key) === toRight) return () => actions.onToggle(line.group);
  return () => actions.onStep(toRight ? 0.25 : -0.25);
}

/** What a key means on a line of the table; undefined: nothing. */
export function gridAction(event: KeyboardEvent, context: Context): Act | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const { line, row, at, actions, move } = context;
  const open = () => {
    if (line.kind === 'group') actions.onToggle(line.group);
    else if (row) actions.onOpen(row);
  };
  const acts: Record<string, Act> = {
    ArrowDown: () => move(at + 1),
    ArrowUp: () => move(at - 1),
    PageDown: () => move(at + 15),
    PageUp: () => move(at - 15),
    Home: () => move(0),
    End: () => move(Number.MAX_SAFE_INTEGER),
    ArrowRight: sideAction(true, context),
    ArrowLeft: sideAction(false, context),
    Enter: open,
    ' ': open,
    '+': () => actions.onZoom(-1),
    '=': () => actions.onZoom(-1),
    '-': () => actions.onZoom(1),
    Escape: () => actions.onEscape(),
  };
  return acts[event.key] ?? letterAction(event.code, context);
}
