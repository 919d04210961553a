import type { Finding, OwnScreen, Page } from '@abat/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useReducer, useRef } from 'react';
import { call } from '../../api/client.js';
import { liveBus } from '../../live/live-bus.js';
import { serverNow } from '../../live/server-now.js';
import { firstSeen, type KnownCritical, newSince, turnedCritical, withSeen } from './new-critical.js';
import { breakIn, firstRotation, pictureOf, step, type Picture, type Plan, type Rotation } from './rotation.js';
import { isAsleep } from './sleep.js';

const STEP_MS = 1000;
/** Newest critical findings that are watched for new ones. */
const WATCHED = 10;

export function planOf({ screen, scenes, shownScene }: OwnScreen, now: number): Plan {
  const { shown, sleep, breakInS } = screen;
  const isThere = shown?.kind !== 'scene' || shownScene !== null;
  return {
    scenes: scenes.map(({ code, durationS }) => ({ code, durationS })),
    // A scene that was deleted after it was put here leaves the wall to its own scenes.
    shown: shown && isThere ? { kind: shown.kind, ref: shown.ref, until: Date.parse(shown.until) } : null,
    asleep: isAsleep(sleep, now),
    breakInS,
  };
}

/** The newest critical findings, undefined until they are read; followed like every figure, also over gaps of the link. */
function useCriticalFindings(): readonly Finding[] | undefined {
  const { data } = useQuery({
    queryKey: ['figures', 'critical'] as const,
    queryFn: ({ signal }) =>
      call<Page<Finding>>('/api/v1/findings', {
        query: { severity: 'critical', status: 'open', sort: '-openedAt', limit: WATCHED },
        signal,
      }),
    refetchInterval: 60_000,
  });
  return data?.items;
}

/** Tells once of each finding that came critical, or grew so, after the wall began to look. */
function useNewCritical(onNew: (finding: string) => void): void {
  const findings = useCriticalFindings();
  const known = useRef<KnownCritical | null>(null);
  const tell = useRef(onNew);
  useEffect(() => {
    tell.current = onNew;
  });
  useEffect(() => {
    if (!findings) return;
    const before = known.current;
    known.current = before ? withSeen(before, findings) : firstSeen(findings, WATCHED);
    if (before) for (const { id } of newSince(before, findings)) tell.current(id);
  }, [findings]);
  useEffect(
    () =>
      liveBus.subscribe({
        onEvent: (event) => {
          const finding = turnedCritical(event);
          if (finding) tell.current(finding);
        },
      }),
    [],
  );
}

type Seen = { rotation: Rotation; picture: Picture };
const isSame = (one: Picture, other: Picture): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What the wall shows now and how often it went through its scenes. Draws only when that changes. */
export function useRotation(own: OwnScreen): { picture: Picture; round: number } {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const current = useRef<Seen | null>(null);
  const begin = (): Seen => {
    const rotation = firstRotation(serverNow());
    return { rotation, picture: pictureOf(rotation, planOf(own, serverNow()), serverNow()) };
  };
  const seen = (current.current ??= begin());
  const latest = useRef(own);
  const look = useRef((next: Rotation) => {
    const now = serverNow();
    const picture = pictureOf(next, planOf(latest.current, now), now);
    const before = current.current;
    current.current = { rotation: next, picture };
    if (!before || !isSame(before.picture, picture) || before.rotation.round !== next.round) redraw();
  });
  const move = useRef(() => {
    const now = serverNow();
    const rotation = current.current?.rotation ?? firstRotation(now);
    look.current(step(rotation, planOf(latest.current, now), now));
  });
  useEffect(() => {
    latest.current = own;
    move.current();
  }, [own]);
  useEffect(() => {
    const timer = setInterval(() => move.current(), STEP_MS);
    return () => clearInterval(timer);
  }, []);
  useNewCritical((finding) => {
    const now = serverNow();
    const rotation = current.current?.rotation ?? firstRotation(now);
    look.current(breakIn(rotation, planOf(latest.current, now), { finding, now }));
  });
  return { picture: seen.picture, round: seen.rotation.round };
}
