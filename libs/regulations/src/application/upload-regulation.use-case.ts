import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, unlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { actorOf, authorize, type Principal } from '@abat/access';
import { REGULATION_LIMITS, type Regulation, type RegulationUpload } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { ENVIRONMENT, type Environment, resolveOptional, TransactionRunner } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { RegulationQueries } from '../persistence/regulation.query.js';
import { RegulationRepository } from '../persistence/regulation.repository.js';
import { ThreadReader } from '../readers/thread-reader.js';
import type { ReadFile } from '../readers/read-file.js';
import { ProposeMeaning } from './propose-meaning.js';

/** A file that arrived whole. */
type ReceivedFile = { path: string; fileName: string };
/** Streams the body of the request into the given file. */
export type ReceiveRegulation = (path: string, maxBytes: number) => Promise<ReceivedFile>;

type Arrived = { read: ReadFile; fileName: string; sha256: string };
type Given = RegulationUpload & Arrived & { agencyId: string; uploadedBy: string };

/** Takes the regulation of a body, reads its functions and proposes what they mean. */
@Injectable()
export class UploadRegulation {
  private readonly folder: string;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly transactions: TransactionRunner,
    private readonly reader: ThreadReader,
    private readonly meaning: ProposeMeaning,
    private readonly regulations: RegulationRepository,
    private readonly queries: RegulationQueries,
  ) {
    this.folder = resolve(environment.ABAT_DATA_DIR, 'uploads');
  }

  /** @throws DomainError access.*, import.too-large, regulation.*, reference.unknown, resource.exists */
  async execute(principal: Principal, upload: RegulationUpload, receive: ReceiveRegulation): Promise<Regulation> {
    const agencyId = await this.queries.agencyId(upload.agency);
    // Nobody without the right has a file read.
    authorize(principal, 'regulation.write', { agencyId });
    const arrived = await this.arrive(receive);
    return this.transactions.run(actorOf(principal), (manager) =>
      this.store(manager, { ...upload, ...arrived, agencyId, uploadedBy: principal.userId }),
    );
  }

  private async arrive(receive: ReceiveRegulation): Promise<Arrived> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, randomUUID());
    try {
      const { fileName } = await receive(path, REGULATION_LIMITS.bytes);
      const sha256 = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      return { read: await this.reader.read({ path, fileName }), fileName, sha256 };
    } finally {
      await unlink(path).catch(ignoreMissing);
    }
  }

  private async store(manager: EntityManager, given: Given): Promise<Regulation> {
    const { read, fileName, sha256, agencyId, uploadedBy } = given;
    const act = await resolveOptional(manager, 'legalAct', { code: given.legalAct, path: 'legalAct' });
    const id = await this.regulations.insert(manager, {
      ...{ agencyId, uploadedBy, fileName, sha256, language: read.language, format: read.format, lines: read.lines },
      title: given.title ?? fileName.replace(/\.\w{1,5}$/u, ''),
      legalActId: act ?? null,
      demo: given.demo === 'true',
    });
    const statements = await this.meaning.execute(manager, read);
    const ids = await this.regulations.insertStatements(manager, id, statements);
    await appendEvents(manager, [
      {
        type: 'regulation.changed',
        subject: { type: 'regulation', id },
        agencyIds: [agencyId],
        data: { ids, regulation: id },
      },
    ]);
    return this.queries.getById(id, manager);
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
