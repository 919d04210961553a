/** The largest of 1, 2, 5 times a power of ten that is not above `limit` (> 0). */
export function niceLength(limit: number): number {
  const power = 10 ** Math.floor(Math.log10(limit));
  const step = [5, 2, 1].find((candidate) => candidate * power <= limit) ?? 1;
  return step * power;
}
