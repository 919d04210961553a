import type { ErrorCode } from '@abat/contracts';

/**
 * A photo that waits to be sent. `takenAt` ISO 8601; `place` is where the phone was (lon, lat), null when it is not known.
 * `refused`: why the server did not take it; it is not sent again until its author says so.
 */
export type WaitingPhoto = {
  clientId: string;
  fileName: string;
  image: Blob;
  takenAt: string;
  place: [lon: number, lat: number] | null;
  isSent: boolean;
  refused?: ErrorCode;
};

/** Why the server did not take a report, or photos of it (then `photo` names their files). */
export type SendRefusal = { code: ErrorCode; photo: string | null };

/**
 * A report written on this phone. `clientId` makes it one report however often it is sent; `reportId` is the id it got
 * from the server, null until then.
 */
export type WaitingReport = {
  clientId: string;
  userId: string;
  work: { id: string; title: string };
  reportedOn: string;
  percent: number;
  note: string | null;
  photos: readonly WaitingPhoto[];
  writtenAt: string;
  reportId: string | null;
  refusal: SendRefusal | null;
};
