import type { WorkPreview } from '@abat/contracts';
import { resolveCode, resolveOptional } from '@abat/platform';
import { checkZones } from '@abat/works';
import type { EntityManager } from 'typeorm';
import { readNames } from '../persistence/names-reader.js';
import { readStoredWork, type StoredWork } from '../persistence/stored-work.js';
import type { WorkDraft } from '../rules/work-pairs/draft.js';
import { codeOf, NIL, type PreparedDraft, storedRow } from './preview-draft.js';

async function zonesOf(manager: EntityManager, work: WorkPreview): Promise<WorkDraft['zones']> {
  const { geometry, start, end } = work;
  const single = geometry && start && end ? [{ geometry, start, end }] : [];
  const zones = work.zones ?? single;
  const pathOf = (index: number): string => (work.zones ? `work.zones.${index}.geometry` : 'work.geometry');
  await checkZones(manager, zones, { workId: work.id, pathOf });
  return zones;
}

type References = Pick<WorkDraft, 'projectId' | 'workTypeId' | 'lineIds'>;

/** Ids of what the draft names; what it does not speak of is that of the stored work. */
async function referencesOf(manager: EntityManager, work: WorkPreview, stored: StoredWork): Promise<References> {
  const named = (register: 'project' | 'workType' | 'budgetLine') =>
    resolveOptional(manager, register, { code: work[register], path: `work.${register}` });
  const [projectId, workTypeId, line] = [await named('project'), await named('workType'), await named('budgetLine')];
  return {
    projectId: projectId === undefined ? stored.projectId : projectId,
    workTypeId: workTypeId === undefined ? stored.workTypeId : workTypeId,
    lineIds: line === undefined ? stored.lineIds : line === null ? [] : [line],
  };
}

const given = <T>(value: T | null | undefined, stored: T | null): T | null => (value === undefined ? stored : value);

/** Columns of the draft itself, in place of those of the stored work. */
const columnsOf = (work: WorkPreview, stored: StoredWork) => ({
  status: work.status,
  surfaceBreaking: given(work.surfaceBreaking, stored.surfaceBreaking),
  hindersTraffic: work.hindersTraffic,
  firm: work.dateCertainty === 'firm',
  method: given(work.method, stored.method),
  surface: given(work.surface, stored.surface),
  durationDays: given(work.durationDays, stored.durationDays),
  finishedOn: given(work.finishedOn, stored.finishedOn),
  costKzt: given(work.costKzt, stored.costKzt),
});

/**
 * Makes a draft work ready to measure. What it leaves open (title, project, type...) it takes from the stored work of its id.
 * @throws DomainError reference.unknown, geometry.invalid, geometry.outside-city, geometry.too-wide with the path of the field
 */
export async function prepareWork(
  manager: EntityManager,
  work: WorkPreview,
): Promise<PreparedDraft & { subject: 'work' }> {
  const row = await storedRow(manager, 'work', work.id);
  const stored = await readStoredWork(manager, work.id ?? NIL);
  const agencyId = await resolveCode(manager, 'agency', work.agency, 'work.agency');
  const functionId = await resolveCode(manager, 'function', work.function, 'work.function');
  const id = work.id ?? NIL;
  const title = work.title ?? row?.title ?? '';
  const demo = row?.demo ?? false;
  return {
    subject: 'work',
    id,
    row: {
      ...{ id: work.id ?? null, externalId: codeOf(row, work.externalId), title, demo },
      ...(await readNames(manager, { agencyId, functionId })),
    },
    measured: {
      ...{ id, title, agencyId, functionId, demo },
      ...columnsOf(work, stored),
      ...(await referencesOf(manager, work, stored)),
      zones: await zonesOf(manager, work),
    },
  };
}
