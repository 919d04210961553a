import type { MandatePreview } from '@abat/contracts';
import { resolveCode, resolveOptional } from '@abat/platform';
import { fieldError } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import type { OverlayMandate } from '../persistence/overlay.js';
import { readActId, readNames } from '../persistence/names-reader.js';
import { readSubjects, type SubjectRow } from '../persistence/subject-reader.js';
import type { WorkDraft } from '../rules/work-pairs/draft.js';

/** Id of a draft that no row is stored for. */
export const NIL = '00000000-0000-0000-0000-000000000000';

/** A draft with its codes resolved: what the rules measure, and how it appears among the subjects. */
export type PreparedDraft = {
  /** Id in the measured pairs: of the stored row, or the nil uuid. */
  id: string;
  row: Omit<SubjectRow, 'id' | 'externalId' | 'type' | 'names'> & { id: string | null; externalId: string | null };
} & ({ subject: 'work'; measured: WorkDraft } | { subject: 'mandate'; measured: OverlayMandate });

/** The stored row that a draft changes. @throws DomainError reference.unknown */
export async function storedRow(
  manager: EntityManager,
  type: 'work' | 'mandate',
  id: string | undefined,
): Promise<SubjectRow | null> {
  if (!id) return null;
  const row = (await readSubjects(manager, [{ type, id }])).get(id);
  if (!row) throw fieldError('reference.unknown', `${type}.id`, `unknown ${type}: ${id}`);
  return row;
}

/** The code people know a draft by: that of the stored row, else the one it would be saved under. */
export const codeOf = (stored: SubjectRow | null, given: string | undefined): string | null =>
  stored?.externalId ?? given ?? null;

/**
 * Makes a draft mandate ready to measure.
 * @throws DomainError reference.unknown with the path of the field
 */
export async function prepareMandate(manager: EntityManager, mandate: MandatePreview): Promise<PreparedDraft> {
  const stored = await storedRow(manager, 'mandate', mandate.id);
  const measured = await measuredMandate(manager, mandate, stored?.demo ?? false);
  const names = await readNames(manager, measured);
  const title = [names.function?.nameRu, names.agency?.nameRu].filter(Boolean).join(' · ');
  const externalId = codeOf(stored, mandate.code);
  const row = { id: stored?.id ?? null, externalId, title, demo: measured.demo, ...names };
  return { subject: 'mandate', id: measured.id, row, measured };
}

async function measuredMandate(
  manager: EntityManager,
  mandate: MandatePreview,
  demo: boolean,
): Promise<OverlayMandate> {
  const reference = (register: 'agency' | 'site', code: string | null | undefined, field: string) =>
    resolveOptional(manager, register, { code, path: `mandate.${field}` });
  return {
    id: mandate.id ?? NIL,
    code: mandate.code ?? '',
    agencyId: await resolveCode(manager, 'agency', mandate.agency, 'mandate.agency'),
    functionId: await resolveCode(manager, 'function', mandate.function, 'mandate.function'),
    territoryId: await resolveCode(manager, 'territory', mandate.territory, 'mandate.territory'),
    siteId: (await reference('site', mandate.site, 'site')) ?? null,
    withAgencyId: (await reference('agency', mandate.withAgency, 'withAgency')) ?? null,
    stage: mandate.stage,
    objectKind: mandate.objectKind,
    mode: mandate.mode,
    ...limitsOf(mandate),
    legalActId: await readActId(manager, mandate.legalBasis),
    demo,
  };
}

type Limit = 'validFrom' | 'validTo' | 'amountFromKzt' | 'amountToKzt' | 'ownerKind' | 'functionKind';

const limitsOf = (mandate: MandatePreview): Pick<OverlayMandate, Limit> => ({
  validFrom: mandate.validFrom ?? null,
  validTo: mandate.validTo ?? null,
  amountFromKzt: mandate.amountFromKzt ?? null,
  amountToKzt: mandate.amountToKzt ?? null,
  ownerKind: mandate.ownerKind ?? null,
  functionKind: mandate.functionKind ?? null,
});
