import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, unlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { authorize, type Principal, type Target } from '@abat/access';
import { type Attachment, type AttachmentRequest, DomainError, type LocalizedText } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { ENVIRONMENT, type Environment, FileStore, type RowVersion, TransactionRunner } from '@abat/platform';
import { DataSource } from 'typeorm';
import { MOST_PIXELS, pixelsOf } from '../domain/image-size.js';
import { photoFacts, toldFacts } from '../domain/photo-facts.js';
import { sniffMedia } from '../domain/sniff.js';
import { newStorageKey } from '../domain/storage-key.js';
import {
  deleteAttachment,
  insertAttachment,
  listAttachments,
  type NewAttachment,
  ownerTarget,
  storedFile,
} from '../persistence/attachment-store.js';
import { sentBefore } from '../persistence/sent-before.js';

/** Receives an uploaded file into `path`; refuses more than `maxBytes`. */
export type ReceiveFile = (path: string, maxBytes: number) => Promise<{ fileName: string }>;

const MB = 1024 * 1024;
const TOO_WIDE: LocalizedText = {
  kk: 'кескіндегі нүкте саны кез келген камераныкінен көп',
  ru: 'в изображении больше точек, чем снимает любая камера',
  en: 'the image has more pixels than any camera takes',
};
const NO_PHOTO = { takenAt: null, place: null, placeSource: null };

/** Photos and documents of reports, handovers, permits, projects and needs. Their bytes lie in the file store. */
@Injectable()
export class Attachments {
  private readonly folder: string;
  private readonly maxBytes: number;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: TransactionRunner,
    private readonly files: FileStore,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.folder = resolve(environment.ABAT_DATA_DIR, 'uploads');
    this.maxBytes = environment.ABAT_MAX_ATTACHMENT_MB * MB;
  }

  list(ownerId: string): Promise<Attachment[]> {
    return listAttachments(this.dataSource.manager, 't.owner_id = $1', [ownerId]);
  }

  /**
   * Receives, looks at and keeps one file. Whoever may not change the record may not send a byte.
   * A file that came under the same `clientId` before is not kept twice.
   * @throws DomainError access.*, resource.not-found, attachment.too-large, attachment.unknown-format, request.*
   */
  async add(principal: Principal, request: AttachmentRequest, receive: ReceiveFile): Promise<Attachment> {
    authorize(principal, 'work.write');
    authorize(principal, 'work.write', await this.target(request));
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, randomUUID());
    try {
      const { fileName } = await receive(path, this.maxBytes);
      return await this.keep(principal, request, { fileName, bytes: await readFile(path) });
    } finally {
      await unlink(path).catch(() => undefined);
    }
  }

  private async keep(
    principal: Principal,
    request: AttachmentRequest,
    { fileName, bytes }: { fileName: string; bytes: Buffer },
  ): Promise<Attachment> {
    const mediaType = sniffMedia(bytes.subarray(0, 16));
    if (!mediaType) throw new DomainError('attachment.unknown-format');
    if (pixelsOf(bytes, mediaType) > MOST_PIXELS) throw new DomainError('attachment.too-large', { detail: TOO_WIDE });
    const storageKey = newStorageKey();
    await this.files.put(storageKey, bytes, mediaType);
    const facts = mediaType.startsWith('image/') ? toldFacts(photoFacts(bytes), request) : NO_PHOTO;
    const stored = {
      ...{ fileName, mediaType, storageKey, sizeBytes: bytes.length, sha256: sha256(bytes) },
      ...{ ...facts, takenAt: request.takenOn ?? facts.takenAt, userId: principal.userId },
    };
    const { row, isNew } = await this.store(principal, { ...request, ...stored }).catch(async (error: unknown) => {
      await this.files.remove(storageKey);
      throw error;
    });
    if (!isNew) await this.files.remove(storageKey);
    return row;
  }

  /** @throws DomainError access.*, resource.not-found, request.key-reused (another file came under this key) */
  private store(principal: Principal, file: NewAttachment): Promise<{ row: Attachment; isNew: boolean }> {
    return this.transactions.run({ id: principal.userId, label: principal.name }, async (manager) => {
      authorize(principal, 'work.write', await this.target(file));
      const before = file.clientId ? await sentBefore(manager, 'attachment', file.clientId) : null;
      if (before && before.digest !== file.sha256) throw new DomainError('request.key-reused');
      const id = before?.id ?? (await insertAttachment(manager, file));
      if (!before)
        await appendEvents(manager, [
          { type: 'attachment.changed', subject: { type: file.owner, id: file.ownerId }, data: { ids: [id] } },
        ]);
      const [row] = await listAttachments(manager, 't.id = $1', [id]);
      if (!row) throw new DomainError('resource.not-found');
      if (row.ownerId !== file.ownerId) throw new DomainError('request.key-reused');
      return { row, isNew: !before };
    });
  }

  /** @throws DomainError resource.not-found when there is no such file, or its bytes are lost */
  async content(id: string): Promise<{ fileName: string; mediaType: string; sha256: string; bytes: Buffer }> {
    const file = await storedFile(this.dataSource.manager, id);
    const bytes = file && (await this.files.get(file.storageKey));
    if (!file || !bytes) throw new DomainError('resource.not-found');
    return { ...file, bytes };
  }

  /** @throws DomainError access.*, resource.not-found, request.precondition-failed */
  async remove(principal: Principal, row: RowVersion): Promise<void> {
    const [attachment] = await listAttachments(this.dataSource.manager, 't.id = $1', [row.id]);
    authorize(principal, 'work.write', attachment ? await this.target(attachment) : {});
    if (!attachment) throw new DomainError('resource.not-found');
    const key = await this.transactions.run({ id: principal.userId, label: principal.name }, async (manager) => {
      const storageKey = await deleteAttachment(manager, row);
      await appendEvents(manager, [
        {
          type: 'attachment.changed',
          subject: { type: attachment.owner, id: attachment.ownerId },
          data: { ids: [row.id] },
        },
      ]);
      return storageKey;
    });
    await this.files.remove(key);
  }

  private async target({ owner, ownerId }: Pick<AttachmentRequest, 'owner' | 'ownerId'>): Promise<Target> {
    return ownerTarget(this.dataSource.manager, owner, ownerId);
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
