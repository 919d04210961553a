import { type Blocker, createMemoryRouter } from 'react-router';
import { followNavigation, handlesAt, onceArrived } from './navigation.js';

/** A router between two pages; the code of the second comes when it is let in. */
function twoPages() {
  let letIn = (): void => undefined;
  const code = new Promise<{ Component: () => null }>((resolve) => {
    letIn = () => resolve({ Component: () => null });
  });
  const router = createMemoryRouter([{ path: '/list' }, { path: '/work', lazy: () => code }], {
    initialEntries: ['/list'],
  });
  const stop = followNavigation(router);
  return { router, letIn, end: () => (stop(), router.dispose()) };
}

describe('what is done with the address', () => {
  it('waits for a page that is on its way, and does not call it off', async () => {
    const { router, letIn, end } = twoPages();
    const seen: string[] = [];
    const arrived = router.navigate('/work');
    onceArrived(() => seen.push(router.state.location.pathname));
    expect(seen).toEqual([]);
    letIn();
    await arrived;
    expect(seen).toEqual(['/work']);
    end();
  });

  it('waits while a question whether to leave is open', async () => {
    const router = createMemoryRouter([{ path: '/list' }, { path: '/work' }], { initialEntries: ['/list'] });
    const stop = followNavigation(router);
    const ask = (): Blocker => router.getBlocker('form', () => true);
    ask();
    await router.navigate('/work');
    const seen: string[] = [];
    onceArrived(() => seen.push(router.state.location.pathname));
    expect([ask().state, seen]).toEqual(['blocked', []]);
    ask().reset?.();
    await Promise.resolve();
    expect(seen).toEqual(['/list']);
    stop();
    router.dispose();
  });

  it('waits no longer when the form of the question is gone', async () => {
    const router = createMemoryRouter([{ path: '/list' }, { path: '/work' }], { initialEntries: ['/list'] });
    const stop = followNavigation(router);
    router.getBlocker('form', () => true);
    await router.navigate('/work');
    const seen: string[] = [];
    onceArrived(() => seen.push('first'));
    router.deleteBlocker('form');
    onceArrived(() => seen.push('second'));
    expect(seen).toEqual(['first', 'second']);
    stop();
    router.dispose();
  });

  it('is done at once where nothing is on its way', () => {
    const seen: string[] = [];
    onceArrived(() => seen.push('done'));
    expect(seen).toEqual(['done']);
  });
});

describe('what an address says of itself before anyone goes there', () => {
  it('is told by its routes, from the outermost on', () => {
    const routes = [{ handle: 'frame', children: [{ path: '/works/:id', handle: 'work' }] }, { path: '*' }];
    const router = createMemoryRouter(routes, { initialEntries: ['/'] });
    const stop = followNavigation(router);
    expect(handlesAt('/works/1')).toEqual(['frame', 'work']);
    expect(handlesAt('/elsewhere')).toEqual([undefined]);
    stop();
    router.dispose();
  });
});
