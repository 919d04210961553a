type Coded = { code: string };
type Found<Row> = { own: readonly Row[]; all: readonly Row[]; value: string | null };

/** What was found, each row once: those of the body itself, then others; and whether the chosen code is among them. */
export function groupsOf<Row extends Coded>({ own, all, value }: Found<Row>) {
  const known = new Set(own.map(({ code }) => code));
  const others = all.filter(({ code }) => !known.has(code));
  const isListed = value === null || known.has(value) || others.some(({ code }) => code === value);
  return { own: [...own], others, isListed };
}
