import type { DataSource, EntityManager } from 'typeorm';

/** One step of a plan as it ran: rows over all of its loops, and those a join compared and threw away. */
export type PlanStep = { type: string; relation: string | null; rows: number; removed: number };

type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Join Filter'?: number;
  Plans?: Node[];
};

const stepsOf = (node: Node): PlanStep[] => [
  {
    type: node['Node Type'],
    relation: node['Relation Name'] ?? null,
    rows: node['Actual Rows'] * node['Actual Loops'],
    removed: (node['Rows Removed by Join Filter'] ?? 0) * node['Actual Loops'],
  },
  ...(node.Plans ?? []).flatMap(stepsOf),
];

/** What a statement did, step by step. It is run for that. */
export async function planOf(manager: EntityManager, sql: string, parameters?: unknown[]): Promise<PlanStep[]> {
  const rows: { 'QUERY PLAN': [{ Plan: Node }] }[] = await manager.query(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
    parameters,
  );
  const plan = rows[0]?.['QUERY PLAN'][0].Plan;
  return plan ? stepsOf(plan) : [];
}

/** The plans of every SELECT that `act` runs, each explained where it ran. */
export async function plansOf(dataSource: DataSource, act: () => Promise<unknown>): Promise<PlanStep[][]> {
  const plans: PlanStep[][] = [];
  const manager = dataSource.manager.constructor.prototype as EntityManager;
  const plain = manager.query;
  const isRead = (sql: string): boolean => /^\s*(SELECT|WITH)\b/.test(sql) && !sql.includes('set_config');
  manager.query = async function watched<Answer>(
    this: EntityManager,
    sql: string,
    parameters?: unknown[],
  ): Promise<Answer> {
    const answer = (await plain.call(this, sql, parameters)) as Answer;
    if (isRead(sql)) {
      manager.query = plain;
      plans.push(await planOf(this, sql, parameters));
      manager.query = watched as typeof plain;
    }
    return answer;
  } as typeof plain;
  try {
    await act();
  } finally {
    manager.query = plain;
  }
  return plans;
}
