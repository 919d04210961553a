import { isLost } from '../offline/is-lost.js';
import { keptShown } from '../offline/kept-shown.js';

/** Rest before a question is asked again whose answer did not come. */
const AGAIN_MS = 10_000;

type Asked = { queryHash: string; state: { error: Error | null } };

/**
 * When to ask again by the clock: only what was lost, or what stands on screen from before. The link may be back without
 * anything telling the browser so. A refusal would be the same again.
 */
export function askAgainAfter({ queryHash, state: { error } }: Asked): number | false {
  const isAsked = error ? isLost(error) : keptShown.since(queryHash) !== null;
  return isAsked ? AGAIN_MS : false;
}
