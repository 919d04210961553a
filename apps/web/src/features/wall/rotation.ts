/** What a wall has to show. */
export type Plan = {
  /** Scenes in their order, seconds each. */
  scenes: readonly { code: string; durationS: number }[];
  /** What somebody put on the wall; `until` in ms since 1970. */
  shown: { kind: 'scene' | 'finding' | 'work' | 'site'; ref: string; until: number } | null;
  asleep: boolean;
  /** Seconds a new critical finding interrupts everything else; 0 = never. */
  breakInS: number;
};

type BreakIn = { finding: string; until: number };
export type Rotation = {
  /** Place in the order of scenes. */
  index: number;
  /** How often the order was gone through: each time another district has its turn. */
  round: number;
  /** Ms the scene was in view; a break-in does not count. */
  elapsedMs: number;
  /** When the rotation was last moved on, ms. */
  at: number;
  breakIn: BreakIn | null;
  /** Critical findings that wait until the one in view has had its time. */
  waiting: readonly string[];
};

export type Picture =
  | { kind: 'asleep' }
  | { kind: 'nothing' }
  | { kind: 'scene'; code: string; isShown: boolean }
  | { kind: 'spot'; type: 'finding' | 'work' | 'site'; id: string; isBreakIn: boolean };

/** In a flood the first few are shown; the scenes, to which the wall returns, count them all. */
const MOST_WAITING = 4;

export const firstRotation = (now: number): Rotation => ({
  ...{ index: 0, round: 0, elapsedMs: 0, at: now, breakIn: null, waiting: [] },
});

const isShownNow = ({ shown }: Plan, now: number): boolean => shown !== null && shown.until > now;
/** A wall that somebody shows something on is awake. */
const sleeps = (plan: Plan, now: number): boolean => plan.asleep && !isShownNow(plan, now);

/** A new critical finding comes into view at once, or after the few before it. Nothing is shown to nobody. */
export function breakIn(rotation: Rotation, plan: Plan, event: { finding: string; now: number }): Rotation {
  const { finding, now } = event;
  if (plan.breakInS === 0 || sleeps(plan, now)) return rotation;
  if (rotation.breakIn?.finding === finding || rotation.waiting.includes(finding)) return rotation;
  if (rotation.breakIn && rotation.breakIn.until > now)
    return { ...rotation, waiting: [...rotation.waiting, finding].slice(0, MOST_WAITING) };
  return { ...rotation, breakIn: { finding, until: now + plan.breakInS * 1000 } };
}

function afterBreakIn(rotation: Rotation, plan: Plan, now: number): Rotation {
  if (!rotation.breakIn || rotation.breakIn.until > now) return rotation;
  const [next, ...waiting] = rotation.waiting;
  const follows = next === undefined ? null : { finding: next, until: now + plan.breakInS * 1000 };
  return { ...rotation, breakIn: follows, waiting };
}

function turned(rotation: Rotation, { scenes }: Plan, passedMs: number): Rotation {
  if (scenes.length === 0) return rotation;
  const index = rotation.index % scenes.length;
  const elapsedMs = rotation.elapsedMs + passedMs;
  const durationMs = (scenes[index]?.durationS ?? 0) * 1000;
  if (elapsedMs < durationMs) return { ...rotation, index, elapsedMs };
  // However long the wall was away, it goes on with the next scene: nobody missed anything.
  const next = (index + 1) % scenes.length;
  return { ...rotation, index: next, round: next === 0 ? rotation.round + 1 : rotation.round, elapsedMs: 0 };
}

/** Moves the rotation on to a moment. Scenes wait while something else is in view. */
export function step(rotation: Rotation, plan: Plan, now: number): Rotation {
  const passedMs = Math.max(0, now - rotation.at);
  const ended = { ...afterBreakIn(rotation, plan, now), at: now };
  const isInterrupted = rotation.breakIn !== null || isShownNow(plan, rotation.at) || sleeps(plan, rotation.at);
  return isInterrupted ? ended : turned(ended, plan, passedMs);
}

/** What is in view: a new critical finding before what somebody shows, that before sleep, that before the scenes. */
export function pictureOf(rotation: Rotation, plan: Plan, now: number): Picture {
  if (rotation.breakIn && rotation.breakIn.until > now)
    return { kind: 'spot', type: 'finding', id: rotation.breakIn.finding, isBreakIn: true };
  if (plan.shown && isShownNow(plan, now)) {
    const { kind, ref } = plan.shown;
    return kind === 'scene'
      ? { kind: 'scene', code: ref, isShown: true }
      : { kind: 'spot', type: kind, id: ref, isBreakIn: false };
  }
  if (plan.asleep) return { kind: 'asleep' };
  const scene = plan.scenes[rotation.index % Math.max(1, plan.scenes.length)];
  return scene ? { kind: 'scene', code: scene.code, isShown: false } : { kind: 'nothing' };
}
