/** The value below which the given share (0..1) of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds that `work` takes. */
export async function elapsedMs(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Milliseconds of each of `count` runs, one after another. */
export async function repeat(count: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count; index += 1) samples.push(await elapsedMs(() => work(index)));
  return samples;
}

/** True for a smoke run: sizes are ten times smaller. */
export const isQuick = process.env['ABAT_BENCH_QUICK'] === '1';

/** A size as it is, or a tenth of it in a quick run. */
export const sized = (size: number): number => (isQuick ? Math.ceil(size / 10) : size);

/** A number as people read it in the name of a case: 100,000. */
export const spoken = (value: number): string => value.toLocaleString('en-GB');
