/**
 * SQL: sorts rows of a tree under their parents, siblings by their Russian names; paths themselves hold ids, which are
 * in another order in every city. The sign between the names comes before any letter.
 * @param table table of the tree, with `path` and `name_ru`
 * @param alias the row
 */
export const treeOrder = (table: 'city_function' | 'object_kind', alias: string): string =>
  `(SELECT string_agg(o.name_ru, E'\\x01' ORDER BY nlevel(o.path)) COLLATE "C" FROM ${table} o WHERE o.path @> ${alias}.path)`;
