import { StringDecoder } from 'node:string_decoder';
import { ImportRefusal } from '../domain/failure.js';
import type { SourceRow } from '../domain/source-row.js';
import { FeatureSplitter, MAX_FEATURE_BYTES, refuseDeep } from './feature-splitter.js';

const ALLOWED_CRS = /(?:CRS:?84|EPSG:{1,2}4326)$/i;
const NOT_A_NUMBER = /(?<![\w"])-?(?:NaN|Infinity)(?![\w"])/g;

type Parsed = { value: unknown; fault?: SourceRow['fault'] };

// NaN and Infinity are not JSON; they are put aside so that the row can still be named in its verdict.
function parseFeature(text: string): Parsed {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 120) : '';
    const readable = text.replace(NOT_A_NUMBER, 'null');
    if (readable === text) return { value: null, fault: { code: 'row.not-json', params: { detail } } };
    try {
      return { value: JSON.parse(readable) as unknown, fault: { code: 'row.not-a-number', params: {} } };
    } catch {
      return { value: null, fault: { code: 'row.not-json', params: { detail } } };
    }
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function toRow(text: string, number: number): SourceRow {
  const { value, fault } = parseFeature(text);
  if (!isObject(value) || value.type !== 'Feature')
    return { number, fields: {}, fault: fault ?? { code: 'row.not-a-feature', params: {} } };
  return {
    number,
    fields: isObject(value.properties) ? value.properties : {},
    geometry: value.geometry ?? null,
    ...(value.id === undefined ? {} : { featureId: value.id }),
    ...(fault ? { fault } : {}),
  };
}

/**
 * Refuses a coordinate system other than longitude and latitude of WGS 84 (RFC 7946, section 4).
 * @throws DomainError import.unreadable
 */
export function checkCrs(crs: unknown): void {
  if (crs === null || crs === undefined) return;
  const name = isObject(crs) && isObject(crs.properties) ? crs.properties.name : undefined;
  if (typeof name === 'string' && ALLOWED_CRS.test(name)) return;
  throw new ImportRefusal('json.crs', { crs: typeof name === 'string' ? name : JSON.stringify(crs).slice(0, 80) });
}

function checkMember(text: string): void {
  let member: unknown;
  try {
    member = JSON.parse(`{${text}}`);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new ImportRefusal('json.member', { text: text.slice(0, 60), detail: detail.slice(0, 80) });
  }
  if (!isObject(member)) return;
  if ('crs' in member) checkCrs(member.crs);
  if ('features' in member) throw new ImportRefusal('json.features-no-list', {});
  if ('type' in member && member.type !== 'FeatureCollection')
    throw new ImportRefusal('json.type', { type: JSON.stringify(member.type).slice(0, 60) });
}

/** Rows of a GeoJSON FeatureCollection. */
export async function* readFeatureCollection(chunks: AsyncIterable<Buffer>): AsyncGenerator<SourceRow> {
  const splitter = new FeatureSplitter();
  let number = 0;
  for await (const chunk of chunks)
    for (const { kind, text } of splitter.push(chunk))
      if (kind === 'member') checkMember(text);
      else yield toRow(text, (number += 1));
  splitter.end();
}

/** Rows of newline-delimited GeoJSON (RFC 8142 with or without record separators). */
export async function* readFeatureSequence(chunks: AsyncIterable<Buffer>): AsyncGenerator<SourceRow> {
  const decoder = new StringDecoder('utf8');
  let number = 0;
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_FEATURE_BYTES)
      throw new ImportRefusal(
        'json.object-too-large',
        { limit: String(MAX_FEATURE_BYTES / 1024 / 1024) },
        { row: number },
      );
    for (const line of lines) {
      const text = line.replaceAll('\u001e', '').trim();
      if (text === '') continue;
      refuseDeep(text, number);
      yield toRow(text, (number += 1));
    }
  }
  const last = rest.replaceAll('\u001e', '').trim();
  if (last === '') return;
  refuseDeep(last, number);
  yield toRow(last, number + 1);
}
