import type { Attachment, ProgressReport } from '@abat/contracts';
import { ApiError } from '../../api/api-error.js';
import { call, toQueryString } from '../../api/client.js';
import { sessionHint } from '../../api/session-hint.js';
import type { SendRefusal, WaitingPhoto, WaitingReport } from './report.js';

/** Keeps how far the sending came, so that nothing is sent twice after a break. */
type Keep = (report: WaitingReport) => Promise<void>;

/** sent: the server has all of it. refused: somebody must decide on some of it. later: the link or the server fails. door: sign in first. */
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

/** A refusal of one photo; what stops everything is thrown. */
async function photoRefusal(reportId: string, photo: WaitingPhoto): Promise<SendRefusal['code'] | null> {
  try {
    await sendPhoto(reportId, photo);
    return null;
  } catch (error) {
    const { outcome, code } = outcomeOf(error);
    if (outcome !== 'refused') throw error;
    return code;
  }
}

/** What its author is told of the photos that were not taken; null when all were. */
function refusalOf(photos: readonly WaitingPhoto[]): SendRefusal | null {
  const refused = photos.filter((photo) => photo.refused !== undefined);
  const code = refused[0]?.refused;
  return code === undefined ? null : { code, photo: refused.map(({ fileName }) => fileName).join(', ') };
}

// The session belongs to the browser: another tab may have signed in somebody else since this one asked who it is.
const isAuthorHere = ({ userId }: WaitingReport): boolean => sessionHint.user() === userId;

/** What is sent once more when its author wants it: the same report, as if nothing of it was refused. */
export const unrefused = (report: WaitingReport): WaitingReport => ({
  ...report,
  refusal: null,
  photos: report.photos.map(({ refused: _, ...photo }) => photo),
});

/**
 * Sends what is still missing of a report: its text, then its photos one after another; a photo that is refused holds up
 * none of the others. May be called again at any time: keys made by the phone let the server know what it has.
 */
export async function sendReport(waiting: WaitingReport, keep: Keep): Promise<SendOutcome> {
  let report = waiting;
  const note = (change: Partial<WaitingReport>): Promise<void> => keep((report = { ...report, ...change }));
  if (!isAuthorHere(report)) return 'door';
  try {
    const reportId = report.reportId ?? (await sendText(report));
    await note({ reportId });
    for (const one of waiting.photos.filter(({ isSent, refused }) => !isSent && refused === undefined)) {
      if (!isAuthorHere(report)) return 'door';
      const refused = await photoRefusal(reportId, one);
      const told = refused === null ? { ...one, isSent: true } : { ...one, refused };
      await note({ photos: report.photos.map((kept) => (kept === one ? told : kept)) });
    }
  } catch (error) {
    const { outcome, code } = outcomeOf(error);
    if (outcome === 'refused') await note({ refusal: { code, photo: null } });
    return outcome;
  }
  const refusal = refusalOf(report.photos);
  if (refusal) await note({ refusal });
  return refusal ? 'refused' : 'sent';
}
