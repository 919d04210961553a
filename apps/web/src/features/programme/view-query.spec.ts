import { lookOf, stepOfView, withLook } from './view-query.js';

const LOOK = 'b.group=month&w.agency=akim-almaty';

describe('the view an address names', () => {
  it('is taken when a link names it and no look', () => {
    expect(stepOfView('?view=a&sel=work:1', LOOK, false)).toBe('take');
  });

  it('is left when its look was emptied, and does not bring it back', () => {
    expect(stepOfView('?view=a&sel=work:1', LOOK, true)).toBe('leave');
    expect(withLook('?view=a&sel=work:1', '', null)).toBe('?sel=work%3A1');
  });

  it.each([false, true])('stays while anything of a look is in the address; shown before: %s', (wasShown) => {
    expect(stepOfView('?view=a&b.group=district', LOOK, wasShown)).toBeNull();
  });

  it('stays when its own look is the usual one', () => {
    expect(stepOfView('?view=a', '', true)).toBeNull();
  });

  it('puts its look in the place of the one before, and leaves what is open', () => {
    const search = withLook('?sel=work:1&w.q=двор&layers=none', LOOK, 'a');
    expect(lookOf(search)).toBe(LOOK);
    expect(new URLSearchParams(search).get('sel')).toBe('work:1');
    expect(new URLSearchParams(search).get('view')).toBe('a');
  });
});
