import { DomainError, type LocalizedText } from '@abat/contracts';
import { Conditions } from '@abat/platform';
import { type ExportDefinition, NAMES } from './export-definition.js';

/** Rows whose field has one of some values: `{ status: ['open', 'assessed'] }`. */
export type ExportFilters = Readonly<Record<string, readonly string[]>>;

const isStored = (definition: ExportDefinition, field: string): boolean =>
  definition.fields.includes(field) && !(definition.named && (NAMES as readonly string[]).includes(field));

function unknownField(definition: ExportDefinition, field: string): LocalizedText {
  const known = definition.fields.filter((name) => isStored(definition, name)).join(', ');
  return {
    kk: `${field} өрісі бойынша іріктеуге болмайды; мыналар бар: ${known}`,
    ru: `По полю ${field} отобрать нельзя; есть поля: ${known}`,
    en: `There is no field ${field} to filter by; there are: ${known}`,
  };
}

/**
 * What the filters leave of a kind, as a FROM clause over alias `e`.
 * @throws DomainError request.invalid for a field the kind does not store
 */
export function selected(
  definition: ExportDefinition,
  filters: ExportFilters,
): { from: string; parameters: unknown[] } {
  const conditions = new Conditions();
  for (const [field, values] of Object.entries(filters)) {
    if (!isStored(definition, field)) {
      throw new DomainError('request.invalid', { detail: unknownField(definition, field) });
    }
    conditions.when(values, (placeholder) => `e."${field}"::text = ANY (${placeholder}::text[])`);
  }
  return { from: `FROM (${definition.sql}) e ${conditions.where}`, parameters: conditions.parameters };
}

/** Columns of alias `e` that a file is written from; in tables a shape is WKT. */
export function columnsOf(definition: ExportDefinition, isTable: boolean): string {
  const stored = definition.fields.filter((field) => isStored(definition, field)).map((field) => `e."${field}"`);
  const id = definition.named ? ['e.finding_id'] : [];
  const table = 'ST_AsText(ST_GeomFromGeoJSON(e.geometry), 7) AS wkt';
  const shape = definition.spatial ? [isTable ? table : 'e.geometry'] : [];
  return [...stored, ...id, ...shape].join(', ');
}
