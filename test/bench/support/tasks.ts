// Tasks of a page's main thread as the browser traces them.
import type { Browser, CDPSession } from 'playwright-core';

/** A task of the main thread, ms: all of it, and what is left without waiting for what draws in the page's stead. */
export type Task = { whole: number; own: number };

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args?: { name?: string };
};

const TASK = 'ThreadControllerImpl::RunTask';
/** The page waits until WebGL has drawn; without a graphics card the processor draws. */
const WAIT = 'ImplementationBase::WaitForCmd';
const MAIN_THREAD = 'CrRendererMain';

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
const endOf = ({ ts, dur }: TraceEvent): number => ts + (dur ?? 0);
const sum = (events: readonly TraceEvent[]): number => events.reduce((total, { dur }) => total + (dur ?? 0), 0);

/** Tasks of the main thread that worked most. */
function tasksIn(events: readonly TraceEvent[]): Task[] {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === MAIN_THREAD);
  const threads = new Map(mains.map((event) => [threadOf(event), [] as TraceEvent[]]));
  for (const event of events) if (event.ph === 'X') threads.get(threadOf(event))?.push(event);
  const tasksOf = (thread: readonly TraceEvent[]) => thread.filter(({ name }) => name === TASK);
  const [busiest = []] = [...threads.values()].sort((a, b) => sum(tasksOf(b)) - sum(tasksOf(a)));
  const waits = busiest.filter(({ name }) => name === WAIT);
  return tasksOf(busiest).map((task) => {
    const within = waits.filter((wait) => wait.ts >= task.ts && endOf(wait) <= endOf(task));
    return { whole: (task.dur ?? 0) / 1000, own: ((task.dur ?? 0) - sum(within)) / 1000 };
  });
}

async function start(session: CDPSession, events: TraceEvent[]): Promise<void> {
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'gpu'] },
  });
}

/** Traces the browser while something is done, and tells the tasks of the page that worked most. */
export async function tasksDuring(browser: Browser, work: () => Promise<unknown>): Promise<Task[]> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  await start(session, events);
  await work();
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return tasksIn(events);
}
