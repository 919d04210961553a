import type { ExportFilters } from '@abat/exchange';
import { InvalidArgumentError } from 'commander';

/** Adds `status=open,assessed` to the filters; a field that is named again gets more values. */
export function addFilter(text: string, filters: ExportFilters): ExportFilters {
  const [, field, values] = /^([a-z_]+)=(.+)$/.exec(text) ?? [];
  if (!field || !values) throw new InvalidArgumentError('write field=value or field=value,value');
  return { ...filters, [field]: [...(filters[field] ?? []), ...values.split(',')] };
}
