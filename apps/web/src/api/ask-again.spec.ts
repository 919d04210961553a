import { keptShown } from '../offline/kept-shown.js';
import { ApiError } from './api-error.js';
import { askAgainAfter } from './ask-again.js';

const asked = (error: Error | null) => ({ queryHash: 'works', state: { error } });
const refused = (status: number) => asked(new ApiError('problem', status, null));

describe('what is asked again by the clock', () => {
  it('is what the server or the network lost', () => {
    expect(askAgainAfter(refused(503))).toBe(10_000);
    expect(askAgainAfter(asked(new ApiError('network', 0, null)))).toBe(10_000);
  });

  it.each([401, 403, 404, 409, 422])('is not what was refused with %i', (status) => {
    expect(askAgainAfter(refused(status))).toBe(false);
  });

  it('is not what came', () => {
    expect(askAgainAfter(asked(null))).toBe(false);
  });

  it('is what was kept from before, until the answer itself comes', () => {
    keptShown.add({ queryHash: 'works', getObserversCount: () => 1 }, 1000);
    expect(askAgainAfter(asked(null))).toBe(10_000);
    expect(askAgainAfter(refused(403))).toBe(false);
    keptShown.remove('works');
    expect(askAgainAfter(asked(null))).toBe(false);
  });
});
