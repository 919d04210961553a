/** Letters of a code at most. */
const LONGEST = 40;
/** Left for the number that makes a code its own. */
const LONGEST_WORDS = LONGEST - 4;

/** A code nobody has for a row that is added, from its English name as far as that gives one. */
export function codeFor(name: string, { taken, otherwise }: { taken: readonly string[]; otherwise: string }): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_WORDS)
    .replace(/^-|-$/g, '');
  const base = words || otherwise;
  let code = base;
  for (let number = 2; taken.includes(code); number += 1) code = `${base}-${number}`;
  return code;
}
