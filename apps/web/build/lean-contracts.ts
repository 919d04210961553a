import type { Plugin } from 'vite';

const CONTRACTS = /libs[\\/]contracts[\\/]src[\\/].+\.ts$/;

const FUNCTIONS = new Set(['ArrowFunctionExpression', 'FunctionExpression']);
/** Something is called, or a part is taken of what was called into being. */
const MADE = /\w\(|Schema\b/;

/**
 * Lets the bundler leave out the schemas of the contracts that nothing reads with: their making has no effect beside its
 * result, which the bundler cannot know of a chain of calls. The web reads none, so zod stays on the server.
 */
export function leanContracts(): Plugin {
  return {
    name: 'abat-lean-contracts',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (!CONTRACTS.test(id)) return null;
      const made = this.parse(code, { lang: 'ts' }).body.flatMap((statement) => {
        const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
        if (declared?.type !== 'VariableDeclaration') return [];
        return declared.declarations.flatMap(({ init }) =>
          init && !FUNCTIONS.has(init.type) && MADE.test(code.slice(init.start, init.end)) ? [init] : [],
        );
      });
      const lean = made
        .toSorted((one, other) => other.start - one.start)
        .reduce(
          (text, { start, end }) =>
            `${text.slice(0, start)}/* @__PURE__ */ (() => (${text.slice(start, end)}))()${text.slice(end)}`,
          code,
        );
      return { code: lean, map: null };
    },
  };
}
