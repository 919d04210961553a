import { createValueStore, useStoredValue } from '../ui/value-store.js';

/** The largest screen whose pixels the console is written for: about 27″ at 2560 px and less. */
const WRITTEN_FOR = { width: 2200, height: 1240 } as const;
/** In a window this narrow nothing grows, px: the style sheets ask for its width and would find less room than it has. */
const NARROW_PX = 1500;

type Sizes = {
  /** Of the whole screen, px; the zoom of the browser leaves it alone. */
  screen: { width: number; height: number };
  /** Of the window, px; a zoom of the browser makes it narrower. */
  windowPx: number;
};

/**
 * How much larger than written the console is drawn, 1 or more: pixels of a large screen are small, and it stands no farther
 * away. Whoever zooms in still gets larger letters, and everything its place: of a narrower window a smaller share grows.
 */
export function screenScale({ screen, windowPx }: Sizes): number {
  const most = Math.min(screen.width / WRITTEN_FOR.width, screen.height / WRITTEN_FOR.height);
  if (most <= 1 || windowPx <= NARROW_PX) return 1;
  const share = Math.min(1, (windowPx - NARROW_PX) / (screen.width - NARROW_PX));
  const laidOutPx = NARROW_PX + share * (screen.width / most - NARROW_PX);
  return windowPx / laidOutPx;
}

const sizesNow = (): Sizes => ({ screen: window.screen, windowPx: window.innerWidth });

/** Kept in this browser, as the theme is: a screen belongs to a desk and not to an account. */
const KEPT = 'abat.grow';
const OFF = 'off';

function keptChoice(): boolean {
  try {
    return localStorage.getItem(KEPT) !== OFF;
  } catch {
    return true; // Storage may be forbidden.
  }
}

const growsStore = createValueStore(true);
/** How many pixels of the window a pixel of the style sheets takes: whoever reads the pointer divides by it. */
export const scaleStore = createValueStore(1);

function apply(): void {
  const scale = growsStore.get() ? screenScale(sizesNow()) : 1;
  const root = document.documentElement;
  root.toggleAttribute('data-scaled', scale > 1);
  root.style.setProperty('--abat-scale', scale.toFixed(4));
  scaleStore.set(Number(scale.toFixed(4)));
}

/** Draws the page larger on large screens from now on. Not for walls, whose text follows their distance. */
export function followScreen(): void {
  growsStore.set(keptChoice());
  growsStore.subscribe(apply);
  window.addEventListener('resize', apply);
  apply();
}

export const useScreenScale = (): number => useStoredValue(scaleStore);

/** Whether the page grows with the screen, and the switch for it; not offered where the screen is none to grow on. */
export function useGrowth() {
  const grows = useStoredValue(growsStore);
  const scale = useScreenScale();
  const setGrows = (next: boolean): void => {
    localStorage.setItem(KEPT, next ? 'on' : OFF);
    growsStore.set(next);
  };
  return { isOffered: scale > 1 || screenScale(sizesNow()) > 1, grows, setGrows };
}
