import { lazy, Suspense, useEffect, useState, type ComponentType } from 'react';

const AFTER_FIRST_SCREEN_MS = 3000;

type LaterPart<Props extends object> = ComponentType<Props> & { load: () => Promise<unknown> };

/** A part of the page that is loaded when it is first shown; until it is there nothing is drawn in its place. */
export function laterPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LaterPart<Props> {
  let loaded: ComponentType<Props> | null = null;
  const keep = async () => (loaded = await load());
  const Part = lazy(async () => ({ default: await keep() }));
  const Later = (props: Props) => {
    // What is there already is drawn at once: even then a lazy part would leave its place empty for a moment.
    const [Ready] = useState(() => loaded);
    if (Ready) return <Ready {...props} />;
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
  };
  return Object.assign(Later, { load: keep });
}

/**
 * Loads parts some seconds after the first screen, before they are asked for: they open at once, and a deploy cannot take
 * them away. `loads` must keep its identity. What cannot be loaded now is loaded when it is shown.
 */
export function useLoadLater(loads: readonly (() => Promise<unknown>)[]): void {
  useEffect(() => {
    const timer = setTimeout(() => void Promise.allSettled(loads.map((load) => load())), AFTER_FIRST_SCREEN_MS);
    return () => clearTimeout(timer);
  }, [loads]);
}
