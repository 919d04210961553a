import type { EntityManager } from 'typeorm';
import type { FunctionNode } from '../domain/answers.js';
import { ORDERED_FUNCTIONS } from './scope.js';

// Another row version of any function gives another mark, whoever wrote it and whenever it was committed.
const MARK = `SELECT concat_ws(' ', count(*), sum(hashtextextended(id::text || xmin::text, 0))) AS mark FROM city_function`;

const TREE = `
SELECT f.code, f.path::text AS path, f.name_ru AS "nameRu", f.name_kk AS "nameKk", f.name_en AS "nameEn", nlevel(f.path) - 1 AS depth
FROM (${ORDERED_FUNCTIONS}) f ORDER BY f.line`;

/** Where the functions in the order of the screen come from. */
export type ReadTree = Pick<FunctionTree, 'read'>;

/** The tree of the past that is looked at: no row of it has a mark to be kept by. */
export const treeThen: ReadTree = {
  read: async (manager, functionId) => limitedTo(await manager.query(TREE), functionId),
};

type Known = { mark: string; nodes: readonly FunctionNode[] };

/** The tree of functions in the order of the screen, kept until a function changes: ordering names takes longer than a place. */
export class FunctionTree {
  private known: Known | null = null;

  /** @param functionId limits it to this function with all above and below; null = all */
  async read(manager: EntityManager, functionId: string | null): Promise<readonly FunctionNode[]> {
    const [row]: { mark: string }[] = await manager.query(MARK);
    const mark = row?.mark ?? '';
    // The mark is older than what is read after it: at worst the tree is read once more.
    if (this.known?.mark !== mark) this.known = { mark, nodes: await manager.query(TREE) };
    return limitedTo(this.known.nodes, functionId);
  }
}

const limitedTo = (nodes: readonly FunctionNode[], functionId: string | null): readonly FunctionNode[] =>
  functionId === null ? nodes : branchOf(nodes, functionId);

/** A function with all above and below it. The last label of a path is the id of the function. */
function branchOf(nodes: readonly FunctionNode[], functionId: string): FunctionNode[] {
  const label = functionId.replaceAll('-', '');
  const root = nodes.find(({ path }) => path.split('.').at(-1) === label)?.path;
  if (root === undefined) return [];
  return nodes.filter(({ path }) => `${path}.`.startsWith(`${root}.`) || `${root}.`.startsWith(`${path}.`));
}
