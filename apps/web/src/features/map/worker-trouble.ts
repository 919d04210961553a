const listeners = new Set<() => void>();
let isWatching = false;

/**
 * MapLibre starts its workers itself and says nothing when one of them fails: the map then waits for ever. From the first
 * call on, every worker the page starts is watched.
 * @returns ends the following
 */
export function onWorkerTrouble(listener: () => void): () => void {
  if (!isWatching) watchWorkers();
  isWatching = true;
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function watchWorkers(): void {
  const Native = window.Worker;
  window.Worker = class extends Native {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      this.addEventListener('error', () => listeners.forEach((tell) => tell()));
    }
  };
}
