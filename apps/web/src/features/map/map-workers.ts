import { clearPrewarmedResources, prewarm, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

const listeners = new Set<() => void>();
let maps = 0;
let hasFailed = false;

function tellTrouble(): void {
  hasFailed = true;
  for (const tell of listeners) tell();
}

// MapLibre starts its workers itself and says nothing when one of them fails: the map then waits for ever.
function watchWorkers(): void {
  const Native = window.Worker;
  window.Worker = class extends Native {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      this.addEventListener('error', tellTrouble);
    }
  };
}

watchWorkers();
setWorkerUrl(workerUrl);
// They start beside the first drawing of the page and are there when its map is made.
prewarm();

/**
 * Watches the workers for a map that is going to be made. They stay for the next map, unless one failed: then they end with
 * the last map, and the next one gets new ones.
 * @param onTrouble told when a worker fails, also when one failed before
 * @returns to be called after the map was removed
 */
export function holdMapWorkers(onTrouble: () => void): () => void {
  maps += 1;
  listeners.add(onTrouble);
  if (hasFailed) onTrouble();
  return () => {
    listeners.delete(onTrouble);
    maps -= 1;
    if (maps > 0 || !hasFailed) return;
    clearPrewarmedResources();
    prewarm();
    hasFailed = false;
  };
}
