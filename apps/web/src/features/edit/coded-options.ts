type Coded = { id: string };
type Found<Row> = { own: readonly Row[]; all: readonly Row[]; chosen: Row | undefined };

/** What was found, each row once: those of the body itself, others, and the chosen one where it is in neither. */
export function groupsOf<Row extends Coded>({
  own,
  all,
  chosen,
}: Found<Row>): Record<'chosen' | 'own' | 'others', Row[]> {
  const known = new Set(own.map(({ id }) => id));
  const others = all.filter(({ id }) => !known.has(id));
  const isListed = chosen && (known.has(chosen.id) || others.some(({ id }) => id === chosen.id));
  return { chosen: chosen && !isListed ? [chosen] : [], own: [...own], others };
}
