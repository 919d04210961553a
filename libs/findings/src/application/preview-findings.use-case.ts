import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import type { PreviewAnswer, PreviewRequest, WorkPreview } from '@abat/contracts';
import { refuseWindow, spanOf } from '@abat/works';
import type { EntityManager } from 'typeorm';
import { type OverlayMandate, overlayPowers } from '../persistence/overlay.js';
import { type DraftFindings, findingsOfDraft } from './draft-findings.js';
import { MovableWorks } from './movable-works.js';
import { prepareMandate, type PreparedDraft } from './preview-draft.js';
import { prepareWork } from './preview-work.js';

/** Findings that would exist if a draft were saved, worst first, and how many there are. Nothing is stored. */
@Injectable()
export class PreviewFindings {
  constructor(private readonly works: MovableWorks) {}

  /** @throws DomainError reference.unknown, geometry.invalid, geometry.outside-city with the path of the field */
  async execute(principal: Principal, request: PreviewRequest): Promise<PreviewAnswer> {
    authorize(principal, 'read');
    const { items, total } = await this.works.rolledBack((manager) => previewAll(manager, request));
    return { items: items.sort((one, other) => other.score - one.score), total };
  }
}

async function previewAll(manager: EntityManager, request: PreviewRequest): Promise<DraftFindings> {
  const draft = await prepare(manager, request);
  if (request.work?.status === 'cancelled') return { items: [], total: 0 };
  if (draft.subject === 'mandate') await overlayDraft(manager, draft.measured);
  return findingsOfDraft(manager, draft, 'first');
}

const overlayDraft = (manager: EntityManager, mandate: OverlayMandate): Promise<void> =>
  overlayPowers(manager, {
    functionIds: [mandate.functionId],
    ended: [{ id: mandate.id, lastDay: null }],
    mandates: [mandate],
  });

function prepare(manager: EntityManager, { work, mandate }: PreviewRequest): Promise<PreparedDraft> {
  if (work) return prepareFitting(manager, work);
  if (mandate) return prepareMandate(manager, mandate);
  throw new TypeError('a preview has a work or a mandate');
}

/** Saving refuses days of work that do not fit into the window, so the preview does. */
async function prepareFitting(manager: EntityManager, work: WorkPreview): Promise<PreparedDraft> {
  const prepared = await prepareWork(manager, work);
  const { zones, durationDays } = prepared.measured;
  refuseWindow({ ...spanOf(zones), dateCertainty: work.dateCertainty, durationDays }, 'work.durationDays');
  return prepared;
}
