import type { Attachment, ProgressReport } from '@abat/contracts';
import { ApiError } from '../../api/api-error.js';
import { call, toQueryString } from '../../api/client.js';
import type { SendRefusal, WaitingPhoto, WaitingReport } from './report.js';

/** Keeps how far the sending came, so that nothing is sent twice after a break. */
type Keep = (report: WaitingReport) => Promise<void>;

/** sent: the server has all of it. refused: somebody must decide. later: the link or the server fails. door: sign in first. */
export type SendOutcome = 'sent' | 'refused' | 'later' | 'door';

const BUSY = new Set([408, 425, 429]);

function outcomeOf(error: unknown): { outcome: SendOutcome; code: SendRefusal['code'] } {
  if (!(error instanceof ApiError)) throw error;
  const { kind, status, code } = error;
  if (status === 401) return { outcome: 'door', code };
  const isPassing = kind !== 'problem' || status >= 500 || BUSY.has(status) || code === 'request.conflict';
  return { outcome: isPassing ? 'later' : 'refused', code };
}

async function sendText(report: WaitingReport): Promise<string> {
  const { clientId, reportedOn, percent, note, work } = report;
  const body = { work: work.id, reportedOn, percent, note, clientId };
  return (await call<ProgressReport>('/api/v1/progress-reports', { method: 'POST', body })).id;
}

async function sendPhoto(ownerId: string, { clientId, takenAt, place, fileName, image }: WaitingPhoto): Promise<void> {
  const form = new FormData();
  form.append('file', image, fileName);
  const query = { owner: 'progress-report', ownerId, clientId, takenAt, place: place?.join(',') };
  await call<Attachment>(`/api/v1/attachments${toQueryString(query)}`, { method: 'POST', form });
}

/**
 * Sends what is still missing of a report: its text, then its photos one after another. May be called again at any time:
 * keys made by the phone let the server know what it has.
 */
export async function sendReport(waiting: WaitingReport, keep: Keep): Promise<SendOutcome> {
  let report = waiting;
  const note = (change: Partial<WaitingReport>): Promise<void> => keep((report = { ...report, ...change }));
  let photo: string | null = null;
  try {
    const reportId = report.reportId ?? (await sendText(report));
    await note({ reportId });
    for (const one of waiting.photos.filter(({ isSent }) => !isSent)) {
      photo = one.fileName;
      await sendPhoto(reportId, one);
      await note({ photos: report.photos.map((kept) => (kept === one ? { ...one, isSent: true } : kept)) });
    }
    return 'sent';
  } catch (error) {
    const { outcome, code } = outcomeOf(error);
    if (outcome === 'refused') await note({ refusal: { code, photo } });
    return outcome;
  }
}
