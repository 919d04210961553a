/** The part of JSON Schema settings of rules are written in. */
export type Schema = {
  type?: string;
  description?: string;
  properties?: Record<string, Schema>;
  items?: { type?: string; enum?: readonly string[] };
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
};

export type Values = Record<string, unknown>;

/** One value that can be edited: where it stands and what it may be. */
export type Leaf = { path: readonly string[]; schema: Schema };
/** Values that belong together: those of the rule itself (`name` null) or of one object in it (its path with dashes). */
export type LeafGroup = { name: string | null; leaves: Leaf[] };

/** The values of a rule in groups, its own first. */
export function groupsOf(schema: Schema): LeafGroup[] {
  return groupsAt(schema, []);
}

function groupsAt(schema: Schema, at: readonly string[]): LeafGroup[] {
  const own: LeafGroup = { name: at.length === 0 ? null : at.join('-'), leaves: [] };
  const groups: LeafGroup[] = [];
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    const path = [...at, name];
    if (part.properties) groups.push(...groupsAt(part, path));
    else own.leaves.push({ path, schema: part });
  }
  return own.leaves.length > 0 ? [own, ...groups] : groups;
}

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names under which the words of a value may stand, the closest first. */
export const wordKeys = ({ path }: Pick<Leaf, 'path'>): readonly string[] => [path.join('-'), path.at(-1) ?? ''];

/** Types of values that the form has a field for. */
export const FIELD_TYPES = ['number', 'integer', 'array', 'boolean'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export function valueAt(values: Values, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), values);
}

/** The values with another one at a place; nothing else is changed. */
export function withValue(values: Values, [key, ...rest]: readonly string[], value: unknown): Values {
  if (key === undefined) return values;
  const inner = values[key];
  return { ...values, [key]: rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value) };
}

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type Fault = 'number' | 'low' | 'high';

const isTooLow = ({ minimum, exclusiveMinimum }: Schema, value: number): boolean =>
  (minimum !== undefined && value < minimum) || (exclusiveMinimum !== undefined && value <= exclusiveMinimum);

/** Why a number cannot stand there; null: it can. */
export function faultOf(schema: Schema, value: unknown): Fault | null {
  const { type, maximum } = schema;
  if (type !== 'number' && type !== 'integer') return null;
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'number';
  if (type === 'integer' && !Number.isInteger(value)) return 'number';
  if (isTooLow(schema, value)) return 'low';
  return maximum !== undefined && value > maximum ? 'high' : null;
}
