import type { NeedPatch } from '@abat/contracts';
import { gatheredInto, needStanding } from './need-standing.js';

type Stored = Parameters<typeof needStanding>[0];
const NEW: Stored = { status: 'new', project: null, statusReason: null };
const BUNDLED: Stored = { status: 'bundled', project: 'P-1', statusReason: null };

describe('A need', () => {
  const cases: [string, Stored, NeedPatch, Record<string, unknown> | string][] = [
    ['is bundled into a project', NEW, { project: 'P-1' }, { status: 'bundled' }],
    ['moves to another project', BUNDLED, { project: 'P-2' }, { status: 'bundled' }],
    ['is new again when taken out', BUNDLED, { project: null }, { status: 'new', projectId: null }],
    [
      'leaves its project when declined',
      BUNDLED,
      { status: 'declined', statusReason: 'Нет места' },
      { status: 'declined', projectId: null, statusReason: 'Нет места' },
    ],
    ['is not declined without a reason', NEW, { status: 'declined' }, 'request.invalid'],
    ['is not bundled into nothing', NEW, { status: 'bundled' }, 'request.invalid'],
    [
      'is not declined and bundled at once',
      NEW,
      { status: 'declined', project: 'P-1', statusReason: 'x' },
      'request.invalid',
    ],
    ['is done inside its project', BUNDLED, { status: 'done' }, { status: 'done' }],
    ['stays as it is when only named anew', BUNDLED, { title: 'Двор' }, { status: 'bundled' }],
  ];
  it.each(cases)('%s', (_title, stored, patch, expected) => {
    if (typeof expected === 'string')
      expect(() => needStanding(stored, patch)).toThrow(expect.objectContaining({ code: expected }));
    else expect(needStanding(stored, patch)).toEqual(expected);
  });

  const done: Stored = { ...BUNDLED, status: 'done' };
  it.each<[string, Stored, NeedPatch, string | null]>([
    ['a new need that is bundled', NEW, { project: 'P-1' }, 'P-1'],
    ['a need that moves', BUNDLED, { project: 'P-2' }, 'P-2'],
    ['a need that was met and is open again', done, { status: 'bundled' }, 'P-1'],
    ['a need that stays', BUNDLED, { title: 'Двор', project: 'P-1' }, null],
    ['a need that is taken out', BUNDLED, { project: null }, null],
    ['a need that is met there', NEW, { status: 'done', project: 'P-1' }, null],
  ])('is gathered: %s', (_title, stored, patch, project) => expect(gatheredInto(stored, patch)).toBe(project));
});
