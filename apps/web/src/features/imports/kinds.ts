import type { ImportKind } from '@abat/contracts';

export type ImportField = { name: string; required: boolean };

const fields = (text: string): ImportField[] =>
  text.split(' ').map((word) => ({ name: word.replace('*', ''), required: word.endsWith('*') }));

/** The fields of every kind, in the order people expect them in a file. A star means that a row needs the field. */
export const IMPORT_FIELDS: Record<ImportKind, ImportField[]> = {
  territories: fields('external_id* kind* name_ru* name_kk name_en parent valid_from valid_to geometry*'),
  sites: fields('external_id* kind* name_ru name_kk balance_holder valid_from valid_to geometry*'),
  agencies: fields('code* tier* parent name_ru* name_kk name_en district staff valid_from valid_to'),
  functions: fields('code* parent name_ru* name_kk name_en work_type'),
  mandates: fields(
    'code* agency* function* stage* object_kind* territory* site mode with_agency amount_from_kzt amount_to_kzt owner_kind function_kind valid_from valid_to legal_basis article mandate_set note',
  ),
  works: fields(
    'external_id* title* agency* function* stage surface_breaking hinders_traffic start* end* date_certainty status contractor cost_kzt budget_line project work_type surface method duration_days lanes_closed finished_on progress_percent geometry*',
  ),
  'budget-lines': fields(
    'code* year* administrator* programme subprogramme function territory source* planned_kzt adjusted_kzt committed_kzt paid_kzt parent',
  ),
  restrictions: fields('external_id* kind* from* to* title state surface note geometry'),
  needs: fields(
    'external_id* title* origin* description agency function territory site priority cost_kzt wished_on geometry',
  ),
  'base-features': fields('external_id* kind* name_ru name_kk street_class lanes geometry*'),
};

export const ACCEPTED_FILES = '.geojson,.json,.csv,.xlsx';
