import { drawerPlaceOf } from '../shell/use-layout.js';
import { keepsForm } from './keeps-form.js';

const HANDLES: Record<string, object> = {
  '/works': {},
  '/findings': {},
  '/matrix': { wide: true },
  '/needs': { wide: true, beside: true },
  '/programme': { wide: true, beside: true, drawer: true },
};
const locationOf = (address: string) => {
  const { pathname, search } = new URL(address, 'http://city');
  return { pathname, search };
};
const on = (screen: { isPhone: boolean; hasRoom: boolean }) => (form: 'drawer' | 'pinned' | 'page', from: string) => ({
  to: (to: string) =>
    keepsForm(form, { from: locationOf(from), to: locationOf(to) }, ({ pathname, search }) => {
      const handle = HANDLES[pathname];
      return drawerPlaceOf(handle ? [{ console: true }, handle] : [], search, screen);
    }),
});
const desk = on({ isPhone: false, hasRoom: false });
const wideDesk = on({ isPhone: false, hasRoom: true });

describe('a form in the drawer', () => {
  it.each([
    ['/works?new=work', '/works?new=work&map=12/51/71&w.q=a', true],
    ['/works?new=work', '/findings?new=work', true],
    ['/works?new=work', '/works?new=work&panel=off', true],
    ['/works?new=work', '/works', false],
    ['/works?new=work', '/matrix?new=work', false],
    ['/works?sel=work:a&edit=a', '/matrix?sel=work:a&edit=a', false],
    ['/works?new=work', '/programme?new=work', false],
    ['/programme?new=work', '/programme?new=work&b.group=agency', true],
    ['/works?new=work', '/wall', false],
    ['/works?sel=work:a&edit=a', '/works?sel=work:a&edit=a&at=2026-01-01T00:00:00Z', false],
    ['/works?new=work', '/works?new=work&at=2026-01-01T00:00:00Z', true],
    ['/works?sel=work:a&edit=a&beside=work:b', '/works?sel=work:a&edit=a', true],
  ])('%s → %s is kept: %s', (from, to, isKept) => expect(desk('drawer', from).to(to)).toBe(isKept));

  it('goes with the map beside a wide screen', () => {
    expect(wideDesk('drawer', '/works?new=work').to('/programme?new=work')).toBe(true);
    expect(wideDesk('drawer', '/programme?new=work').to('/programme?new=work&b.map=off')).toBe(false);
    expect(wideDesk('drawer', '/needs?new=work').to('/needs?new=work&b.map=off')).toBe(false);
  });

  it('is the same on every screen of a phone', () => {
    const phone = on({ isPhone: true, hasRoom: false });
    expect(phone('drawer', '/works?new=work').to('/matrix?new=work')).toBe(true);
  });
});

describe('a form kept beside another drawer', () => {
  it('goes with the pane it stands in', () => {
    expect(desk('pinned', '/works?beside=work:a&edit=a').to('/works?edit=a')).toBe(false);
    expect(desk('pinned', '/works?beside=work:a&edit=a').to('/works?beside=work:a&edit=a&w.q=b')).toBe(true);
  });
});

describe('a form of a table', () => {
  it('lives on the page of its table', () => {
    expect(desk('page', '/needs?row=new').to('/works?row=new')).toBe(false);
    expect(wideDesk('page', '/needs?row=new').to('/needs?row=new&b.map=off')).toBe(true);
    expect(desk('page', '/needs?row=new').to('/needs')).toBe(false);
  });
});
