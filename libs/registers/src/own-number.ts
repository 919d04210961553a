import type { EntityManager } from 'typeorm';

/** Where a row is spoken of by a short number: its letter, and whether somebody gave a name ($1) made of one already. */
const NUMBERED = {
  project: { letter: 'P', given: 'code = $1' },
  work: { letter: 'W', given: "source = 'manual' AND external_id = $1" },
  need: { letter: 'D', given: "source = 'manual' AND external_id = $1" },
  restriction: { letter: 'R', given: "source = 'manual' AND external_id = $1" },
} as const;

/** Draws the next short number of a table and the name made of it, 17 and W-17; names that are taken are passed over. */
export async function drawNumber(
  manager: EntityManager,
  table: keyof typeof NUMBERED,
): Promise<{ number: string; name: string }> {
  const { letter, given } = NUMBERED[table];
  for (;;) {
    const [drawn]: { number: string }[] = await manager.query(
      `SELECT nextval(pg_get_serial_sequence('${table}', 'number')) AS number`,
    );
    const number = drawn?.number ?? '';
    const name = `${letter}-${number}`;
    const taken: unknown[] = await manager.query(`SELECT 1 FROM ${table} WHERE ${given} LIMIT 1`, [name]);
    if (taken.length === 0) return { number, name };
  }
}

/** What a new row is known by outside: what was given, else its short number, which it then carries. */
export async function externalIdOf(
  manager: EntityManager,
  table: 'work' | 'need' | 'restriction',
  given: string | undefined,
): Promise<{ externalId: string; number?: string }> {
  if (given) return { externalId: given };
  const { name, number } = await drawNumber(manager, table);
  return { externalId: name, number };
}
