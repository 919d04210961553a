import { QueryClient, type Query } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.js';
import { isLostAgain, keepAnswers } from './keep-answers.js';
import { keptShown } from './kept-shown.js';

const AT = 1000;
const away = () => new ApiError('problem', 503, null);

/** A list the browser asks for, on a wall without room to keep anything. */
function list() {
  const client = new QueryClient({ defaultOptions: { queries: { persister: keepAnswers, gcTime: Infinity } } });
  const queryKey = ['works'];
  const ask = (queryFn: () => Promise<string>) => client.fetchQuery({ queryKey, queryFn });
  const query = (): Query => client.getQueryCache().find({ queryKey })!;
  const showKept = () => {
    client.setQueryData(queryKey, 'kept', { updatedAt: AT });
    keptShown.add(query(), AT);
  };
  return { ask, query, showKept };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('an answer that is asked for again', () => {
  beforeAll(() => Object.assign(globalThis, { window: { location: { pathname: '/wall' } } }));
  afterAll(() => Reflect.deleteProperty(globalThis, 'window'));

  it('leaves what was kept on screen, with its age, while the server is away', async () => {
    const { ask, query, showKept } = list();
    showKept();
    expect(await ask(() => Promise.reject(away()))).toBe('kept');
    await settled();
    expect(query().state).toMatchObject({ data: 'kept', dataUpdatedAt: AT, error: null });
    expect(keptShown.since(query().queryHash)).toBe(AT);
  });

  it('takes its place when it comes', async () => {
    const { ask, query, showKept } = list();
    showKept();
    expect(await ask(() => Promise.resolve('fresh'))).toBe('fresh');
    expect(keptShown.since(query().queryHash)).toBeNull();
  });

  it('is a refusal when the server refuses', async () => {
    const { ask, showKept } = list();
    showKept();
    await expect(ask(() => Promise.reject(new ApiError('problem', 403, null)))).rejects.toThrow(ApiError);
  });

  it('is known to be lost again, so that it waits for its turn', async () => {
    const { ask } = list();
    const [first, second] = [away(), away()];
    await expect(ask(() => Promise.reject(first))).rejects.toBe(first);
    await expect(ask(() => Promise.reject(second))).rejects.toBe(second);
    expect([isLostAgain(first), isLostAgain(second)]).toEqual([false, true]);
  });
});
