import { openedIn } from './use-say-opened.js';

const WORK = '0190a000-0000-7000-8000-000000000001';
const FINDING = '0190a000-0000-7000-8000-000000000002';

describe('what an address has open', () => {
  it.each([
    ['/works', `?sel=work:${WORK}`, [{ type: 'work', id: WORK, editing: false }]],
    ['/works', `?sel=work:${WORK}&edit=1`, [{ type: 'work', id: WORK, editing: true }]],
    [
      '/findings',
      `?sel=finding:${FINDING}&beside=work:${WORK}&edit=1`,
      [
        { type: 'finding', id: FINDING, editing: true },
        { type: 'work', id: WORK, editing: false },
      ],
    ],
    ['/works', `?sel=work:${WORK}&edit=${WORK}`, [{ type: 'work', id: WORK, editing: true }]],
    [
      '/findings',
      `?sel=finding:${FINDING}&beside=work:${WORK}&edit=${WORK}`,
      [
        { type: 'finding', id: FINDING, editing: false },
        { type: 'work', id: WORK, editing: true },
      ],
    ],
    ['/shift', `?alarm=${FINDING}`, [{ type: 'alarm', id: FINDING, editing: false }]],
    ['/works', `?alarm=${FINDING}`, []],
    [`/projects/${WORK}`, '', [{ type: 'project', id: WORK, editing: false }]],
    ['/works', `?sel=territory:${WORK}`, []],
    ['/works', '?sel=work:../../etc', []],
    ['/works', `?sel=work:${WORK}&beside=work:${WORK}`, [{ type: 'work', id: WORK, editing: false }]],
  ])('%s%s', (pathname, search, expected) => {
    expect(openedIn(pathname, search)).toEqual(expected);
  });
});
