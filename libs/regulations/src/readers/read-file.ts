import { readFile } from 'node:fs/promises';
import type { RegulationFormat } from '@abat/contracts';
import { type ReadRegulation, readRegulation } from '../domain/read-regulation.js';
import type { SourceLine } from '../domain/source-line.js';
import { detectFormat } from './detect-format.js';
import { readDocx } from './docx.reader.js';
import { readHtml } from './html.reader.js';
import { readPdf } from './pdf.reader.js';
import { readTxt } from './txt.reader.js';

/** A file on disk under the name its sender gave it. */
export type RegulationFile = { path: string; fileName: string };
/** A regulation as it was read, with the kind of file it came in. */
export type ReadFile = ReadRegulation & { format: RegulationFormat };

const READERS: Record<RegulationFormat, (file: Buffer) => SourceLine[] | Promise<SourceLine[]>> = {
  docx: readDocx,
  pdf: readPdf,
  txt: readTxt,
  html: readHtml,
};

/** Reads a file whole, in this thread. @throws DomainError regulation.* */
export async function readRegulationFile({ path, fileName }: RegulationFile): Promise<ReadFile> {
  const file = await readFile(path);
  const format = detectFormat(fileName, file);
  return { format, ...readRegulation(await READERS[format](file)) };
}
