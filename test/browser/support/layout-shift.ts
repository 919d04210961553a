import type { Desk } from './desk.js';

/** Most a screen may move by itself while its data arrives: the limit that is called good. */
const MOST_SHIFT = 0.1;

type Shift = { value: number; places: string[] };
type Watching = { abatShifts?: { all: Shift[]; flush: () => void } };

/** What moved by itself on the page since the last call, when it is more than a reader forgives. */
export async function shifts({ page }: Desk): Promise<string[]> {
  const found = await page.evaluate(collect);
  const sum = found.reduce((total, { value }) => total + value, 0);
  if (sum < MOST_SHIFT) return [];
  const worst = found.sort((a, b) => b.value - a.value).slice(0, 3);
  return [
    `moved by ${sum.toFixed(2)}: ${worst.map((one) => `${one.value.toFixed(2)} ${one.places.join(', ')}`).join('; ')}`,
  ];
}

// Runs in the page, so everything it needs stands inside. The first call begins to watch, from the load of the page on.
async function collect(): Promise<Shift[]> {
  type Source = { node: Node | null; previousRect: DOMRect; currentRect: DOMRect };
  type Entry = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: Source[] };
  const place = ({ node, previousRect: from, currentRect: to }: Source): string => {
    const element = node instanceof Element ? node : node?.parentElement;
    const name = element?.getAttribute('data-testid') ?? element?.className ?? '';
    return `${element?.tagName.toLowerCase()}.${String(name).slice(0, 60)} ${from.x},${from.y}→${to.x},${to.y}`;
  };
  const here = window as Watching;
  if (!here.abatShifts) {
    const all: Shift[] = [];
    const keep = (entries: PerformanceEntryList): void => {
      for (const entry of entries as Entry[])
        if (!entry.hadRecentInput) all.push({ value: entry.value, places: entry.sources.map(place) });
    };
    const observer = new PerformanceObserver((list) => keep(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    here.abatShifts = { all, flush: () => keep(observer.takeRecords()) };
  }
  // What moved in the last frame is told after it.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  here.abatShifts.flush();
  return here.abatShifts.all.splice(0);
}
