import type { MandatePreview, WorkPreview } from '@abat/contracts';
import { assertNearCity, assertValidGeometry, resolveCode, resolveOptional } from '@abat/platform';
import { fieldError } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import type { OverlayMandate } from '../persistence/overlay.js';
import { readActId, readNames } from '../persistence/names-reader.js';
import { readSubjects, type SubjectRow } from '../persistence/subject-reader.js';
import type { WorkClashDraft } from '../rules/work.clash/work-clash.measure.js';

const NIL = '00000000-0000-0000-0000-000000000000';

/** A draft with its codes resolved: what the rules measure, and how it appears among the subjects. */
export type PreparedDraft = {
  /** Id in the measured pairs: of the stored row, or the nil uuid. */
  id: string;
  row: Omit<SubjectRow, 'id' | 'externalId' | 'type' | 'names'> & { id: string | null; externalId: string | null };
} & ({ subject: 'work'; measured: WorkClashDraft } | { subject: 'mandate'; measured: OverlayMandate });

async function storedRow(
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
const codeOf = (stored: SubjectRow | null, given: string | undefined): string | null =>
  stored?.externalId ?? given ?? null;

async function zonesOf(manager: EntityManager, work: WorkPreview): Promise<WorkClashDraft['zones']> {
  const { geometry, start, end } = work;
  const single = geometry && start && end ? [{ geometry, start, end }] : [];
  const zones = work.zones ?? single;
  for (const [index, zone] of zones.entries()) {
    const path = work.zones ? `work.zones.${index}.geometry` : 'work.geometry';
    await assertValidGeometry(manager, zone.geometry, path);
    await assertNearCity(manager, zone.geometry, path);
  }
  return zones;
}

async function projectOf(manager: EntityManager, work: WorkPreview): Promise<string | null> {
  const given = await resolveOptional(manager, 'project', { code: work.project, path: 'work.project' });
  if (given !== undefined || !work.id) return given ?? null;
  const rows: { project: string | null }[] = await manager.query(
    'SELECT project_id AS project FROM work WHERE id = $1',
    [work.id],
  );
  return rows[0]?.project ?? null;
}

/**
 * Makes a draft work ready to measure. What it leaves open (title, project) it takes from the stored work of its id.
 * @throws DomainError reference.unknown, geometry.invalid, geometry.outside-city with the path of the field
 */
export async function prepareWork(manager: EntityManager, work: WorkPreview): Promise<PreparedDraft> {
  const stored = await storedRow(manager, 'work', work.id);
  const agencyId = await resolveCode(manager, 'agency', work.agency, 'work.agency');
  const functionId = await resolveCode(manager, 'function', work.function, 'work.function');
  await resolveOptional(manager, 'budgetLine', { code: work.budgetLine, path: 'work.budgetLine' });
  const names = await readNames(manager, { agencyId, functionId });
  const id = work.id ?? NIL;
  const demo = stored?.demo ?? false;
  return {
    subject: 'work',
    id,
    row: {
      id: work.id ?? null,
      externalId: codeOf(stored, work.externalId),
      title: work.title ?? stored?.title ?? '',
      demo,
      ...names,
    },
    measured: {
      id,
      agencyId,
      projectId: await projectOf(manager, work),
      hindersTraffic: work.hindersTraffic,
      firm: work.dateCertainty === 'firm',
      demo,
      zones: await zonesOf(manager, work),
    },
  };
}

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
