import type { KeyboardEvent } from 'react';
import { gridAction } from './grid-keys.js';

type Context = Parameters<typeof gridAction>[1];

/** Presses E, in whatever layout, on the line of a work; gives what was done. */
function pressE(actions: Partial<Context['actions']>): string[] {
  const done: string[] = [];
  const said = (what: string) => () => void done.push(what);
  const context = {
    ...{ line: { kind: 'work' }, row: { id: 'w1' }, at: 0, move: said('move'), isClosed: () => false },
    actions: {
      ...{ mayMove: () => true, onDrag: null, onEdit: null, onHeld: null, ...actions },
      ...{ onStep: said('step'), onToggle: said('toggle'), onToday: said('today') },
    },
  } as unknown as Context;
  gridAction({ key: 'у', code: 'KeyE' } as KeyboardEvent, context)?.();
  return done;
}

describe('the key E on the line of a work', () => {
  it('edits its days', () => {
    const edited: string[] = [];
    pressE({ onEdit: ({ id }) => void edited.push(id), onHeld: () => void edited.push('why') });
    expect(edited).toEqual(['w1']);
  });

  it('tells why it does not while something keeps it from that', () => {
    const told: string[] = [];
    pressE({ onHeld: () => void told.push('why') });
    expect(told).toEqual(['why']);
  });

  it('does nothing for readers who may never', () => expect(pressE({})).toEqual([]));

  it('does nothing on the work of somebody else', () => {
    const done: string[] = [];
    const said = () => void done.push('said');
    pressE({ mayMove: () => false, onEdit: said, onHeld: said });
    expect(done).toEqual([]);
  });
});
