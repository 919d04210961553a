import { unlink } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { Principal } from '@abat/access';
import { DomainError, type ImportRequest, type ImportRun } from '@abat/contracts';
import { QueueProducer } from '@abat/platform';
import { ImportRunQueries } from '../persistence/import-run.query.js';
import { ImportRunRepository } from '../persistence/import-run.repository.js';
import { authorizeImport } from './import-rights.js';
import { UploadStore } from './upload-store.js';

/** A file that arrived whole. */
export type ReceivedFile = { path: string; fileName: string; bytes: number };
/** Streams the body of the request into the given file. */
export type Receive = (path: string, maxBytes: number) => Promise<ReceivedFile>;

/** The job of a run; one run has one job. */
export const importJobId = (runId: string): string => `import-${runId}`;

/** Takes an uploaded file and queues its import. */
@Injectable()
export class StartImport {
  constructor(
    private readonly runs: ImportRunRepository,
    private readonly queries: ImportRunQueries,
    private readonly uploads: UploadStore,
    private readonly queue: QueueProducer,
  ) {}

  /** @throws DomainError access.denied, import.too-large, import.unreadable, service.unavailable */
  async execute(principal: Principal, request: ImportRequest, receive: Receive): Promise<ImportRun> {
    authorizeImport(principal, request);
    const file = await receive(await this.uploads.newPath(), this.uploads.maxBytes);
    const options = {
      kind: request.kind,
      fileName: file.fileName,
      source: request.source,
      dryRun: request.dryRun === 'true',
      allOrNothing: request.allOrNothing === 'true',
      createMissing: request.createMissing === 'true',
    };
    const id = await this.runs.create({
      options,
      bytesTotal: file.bytes,
      createdBy: principal.userId,
      filePath: file.path,
    });
    await this.enqueue(id, file.path);
    const run = await this.queries.find(id);
    if (!run) throw new DomainError('resource.not-found');
    return run;
  }

  private async enqueue(id: string, path: string): Promise<void> {
    try {
      await this.queue.add('run-import', { v: 1, runId: id }, importJobId(id));
    } catch (cause) {
      await this.runs.remove(id);
      await unlink(path).catch(() => undefined);
      throw new DomainError('service.unavailable', { cause });
    }
  }
}
