/** Which window of this browser sounds: up to which event, its mark, and when it said so, ms. */
const SPOKEN_KEY = 'abat.alarm-spoken';
/** Windows that hear of an alarm later than this sound it themselves; a number of another database silences nobody for longer. */
const HOLDS_MS = 60_000;

type Kept = Pick<Storage, 'getItem' | 'setItem'>;
/** `self`: a mark no other window of the browser has. */
export type Voice = { claim(seq: number): void; isOwn(seq: number): boolean; isTaken(seq: number): boolean };

/**
 * Lets one of several windows sound an alarm: all hear of it at about the same time. Each claims it unless another did
 * so before; of two that claim at once the later claim stands, which both see a moment later.
 */
export function voiceOf(kept: Kept, self: string, now: () => number = Date.now): Voice {
  const said = () => {
    const [seq, who, at] = kept.getItem(SPOKEN_KEY)?.split(' ') ?? [];
    const holds = Math.abs(now() - Number(at)) < HOLDS_MS;
    return { upTo: holds ? Number(seq) : 0, who };
  };
  return {
    claim: (seq) => {
      if (said().upTo < seq) kept.setItem(SPOKEN_KEY, `${seq} ${self} ${now()}`);
    },
    isOwn: (seq) => said().who === self && said().upTo === seq,
    isTaken: (seq) => said().upTo >= seq,
  };
}
