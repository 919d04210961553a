import {
  agencyDraftSchema,
  baseFeatureDraftSchema,
  budgetLineDraftSchema,
  dateSchema,
  functionDraftSchema,
  type ImportKind,
  mandateDraftSchema,
  needDraftSchema,
  restrictionDraftSchema,
  siteDraftSchema,
  territoryDraftSchema,
  codeSchema,
  workDraftSchema,
} from '@abat/contracts';
import { z } from 'zod';
import { classOfHighway } from '../street-class.js';
import { fields, type KindDefinition } from './field.js';

// The drafts of the contracts carry checks over several fields; here those are verdicts of their own.
const rowOf = <Shape extends z.ZodRawShape>(shape: Shape, ...without: string[]): KindDefinition['schema'] =>
  z.object(Object.fromEntries(Object.entries(shape).filter(([name]) => !without.includes(name)))) as never;

const plain = { polygonsOnly: false, nearCity: false, hierarchical: false, baseLayer: false } as const;
const names = fields('text', 'name_ru name_kk name_en');
const validity = fields('date', 'valid_from valid_to');
const validPeriod = ['valid_from', 'valid_to'] as const;

const territories: KindDefinition = {
  ...plain,
  kind: 'territories',
  key: 'external_id',
  unique: 'all',
  fields: [...fields('code', 'external_id parent'), ...fields('choice', 'kind'), ...names, ...validity],
  schema: rowOf(territoryDraftSchema.shape, 'geometry'),
  geometry: 'required',
  polygonsOnly: true,
  references: [],
  period: validPeriod,
  hierarchical: true,
  baseLayer: true,
};

const sites: KindDefinition = {
  ...plain,
  kind: 'sites',
  key: 'external_id',
  unique: 'source',
  fields: [
    ...fields('code', 'external_id balance_holder'),
    ...fields('choice', 'kind geometry_accuracy'),
    ...fields('text', 'name_ru name_kk'),
    ...validity,
  ],
  schema: rowOf(siteDraftSchema.shape, 'geometry'),
  geometry: 'required',
  nearCity: true,
  references: [{ field: 'balance_holder', target: 'agency' }],
  period: validPeriod,
  baseLayer: true,
};

const agencies: KindDefinition = {
  ...plain,
  kind: 'agencies',
  key: 'code',
  unique: 'all',
  fields: [
    ...fields('code', 'code parent district'),
    ...fields('choice', 'tier'),
    ...names,
    ...fields('integer', 'staff'),
    ...validity,
  ],
  schema: rowOf(agencyDraftSchema.shape),
  geometry: 'none',
  references: [{ field: 'district', target: 'territory' }],
  period: validPeriod,
  hierarchical: true,
  baseLayer: true,
};

const functions: KindDefinition = {
  ...plain,
  kind: 'functions',
  key: 'code',
  unique: 'all',
  fields: [...fields('code', 'code parent work_type'), ...names],
  schema: rowOf(functionDraftSchema.shape),
  geometry: 'none',
  references: [{ field: 'work_type', target: 'work-type' }],
  hierarchical: true,
  baseLayer: true,
};

const mandates: KindDefinition = {
  ...plain,
  kind: 'mandates',
  key: 'code',
  unique: 'all',
  fields: [
    ...fields('code', 'code agency function object_kind territory site with_agency mandate_set'),
    ...fields('choice', 'stage mode owner_kind function_kind'),
    ...fields('money', 'amount_from_kzt amount_to_kzt'),
    ...fields('text', 'legal_basis article note'),
    ...validity,
  ],
  schema: rowOf({ ...mandateDraftSchema.shape, mandateSet: mandateDraftSchema.shape.set }, 'set'),
  geometry: 'none',
  references: [
    { field: 'agency', target: 'agency' },
    { field: 'function', target: 'function' },
    { field: 'object_kind', target: 'object-kind' },
    { field: 'territory', target: 'territory' },
    { field: 'site', target: 'site' },
    { field: 'with_agency', target: 'agency' },
    { field: 'mandate_set', target: 'mandate-set' },
  ],
  period: validPeriod,
};

const works: KindDefinition = {
  ...plain,
  kind: 'works',
  key: 'external_id',
  unique: 'source',
  fields: [
    ...fields('code', 'external_id agency function budget_line project work_type'),
    ...fields('choice', 'stage date_certainty status geometry_accuracy surface method'),
    ...fields('boolean', 'surface_breaking hinders_traffic'),
    ...fields('text', 'title contractor note'),
    ...fields('money', 'cost_kzt'),
    ...fields('date', 'start end finished_on'),
    ...fields('integer', 'duration_days lanes_closed progress_percent'),
  ],
  schema: rowOf(
    { ...workDraftSchema.shape, externalId: codeSchema, start: dateSchema, end: dateSchema },
    'geometry',
    'zones',
  ),
  geometry: 'required',
  nearCity: true,
  references: [
    { field: 'agency', target: 'agency' },
    { field: 'function', target: 'function' },
    { field: 'budget_line', target: 'budget-line' },
    { field: 'work_type', target: 'work-type' },
  ],
  period: ['start', 'end'],
};

const budgetLines: KindDefinition = {
  ...plain,
  kind: 'budget-lines',
  key: 'code',
  unique: 'all',
  fields: [
    ...fields('code', 'code administrator function territory parent'),
    ...fields('integer', 'year'),
    ...fields('text', 'programme subprogramme note'),
    ...fields('choice', 'source standing'),
    ...fields('money', 'planned_kzt adjusted_kzt committed_kzt paid_kzt'),
  ],
  schema: rowOf(budgetLineDraftSchema.shape),
  geometry: 'none',
  references: [
    { field: 'administrator', target: 'agency' },
    { field: 'function', target: 'function' },
    { field: 'territory', target: 'territory' },
  ],
  hierarchical: true,
};

const restrictions: KindDefinition = {
  ...plain,
  kind: 'restrictions',
  key: 'external_id',
  unique: 'source',
  fields: [
    ...fields('code', 'external_id'),
    ...fields('choice', 'kind state surface'),
    ...fields('date', 'from to'),
    ...fields('text', 'title note'),
  ],
  schema: rowOf({ ...restrictionDraftSchema.shape, externalId: codeSchema }, 'geometry', 'workTypes'),
  geometry: 'optional',
  nearCity: true,
  references: [],
  period: ['from', 'to'],
};

const needs: KindDefinition = {
  ...plain,
  kind: 'needs',
  key: 'external_id',
  unique: 'source',
  fields: [
    ...fields('code', 'external_id agency function territory site'),
    ...fields('choice', 'origin'),
    ...fields('text', 'title description'),
    ...fields('integer', 'priority'),
    ...fields('money', 'cost_kzt'),
    ...fields('date', 'wished_on'),
  ],
  schema: rowOf({ ...needDraftSchema.shape, externalId: codeSchema }, 'geometry'),
  geometry: 'optional',
  nearCity: true,
  references: [
    { field: 'agency', target: 'agency' },
    { field: 'function', target: 'function' },
    { field: 'territory', target: 'territory' },
    { field: 'site', target: 'site' },
  ],
};

const baseFeatures: KindDefinition = {
  ...plain,
  kind: 'base-features',
  key: 'external_id',
  unique: 'source',
  fields: [
    ...fields('code', 'external_id'),
    ...fields('choice', 'kind street_class'),
    ...fields('text', 'name_ru name_kk'),
    ...fields('integer', 'lanes'),
  ],
  schema: rowOf(
    {
      ...baseFeatureDraftSchema.shape,
      streetClass: z.preprocess((value) => classOfHighway(value) ?? value, baseFeatureDraftSchema.shape.streetClass),
    },
    'geometry',
  ),
  geometry: 'required',
  nearCity: true,
  references: [],
  baseLayer: true,
};

/** Everything the importer knows of each kind. */
export const KINDS = {
  territories,
  sites,
  agencies,
  functions,
  mandates,
  works,
  'budget-lines': budgetLines,
  restrictions,
  needs,
  'base-features': baseFeatures,
} as const satisfies Record<ImportKind, KindDefinition>;
