import { parentPort, workerData } from 'node:worker_threads';
import { DomainError, type ErrorCode } from '@abat/contracts';
import { readRegulationFile, type ReadFile, type RegulationFile } from './read-file.js';

/** What the thread answers: the regulation, or why it is refused. */
export type WorkerAnswer = { read: ReadFile } | { refused: { code: ErrorCode; detail: string | undefined } };

async function answer(file: RegulationFile): Promise<WorkerAnswer> {
  try {
    return { read: await readRegulationFile(file) };
  } catch (error) {
    if (error instanceof DomainError) return { refused: { code: error.code, detail: error.detail } };
    throw error;
  }
}

parentPort?.postMessage(await answer(workerData as RegulationFile));
