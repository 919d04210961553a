import { headerLine } from '../domain/about-lines.js';
import type { SourceRow } from '../domain/source-row.js';
import { detectDelimiter, readCsv } from './csv.reader.js';
import { detectFormat } from './detect-format.js';
import { checkCrs, readFeatureCollection, readFeatureSequence } from './geojson.reader.js';
import { checkUtf8 } from './utf8.js';

async function* chunksOf(content: string | Buffer, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content as string);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(rows: AsyncIterable<SourceRow>): Promise<SourceRow[]> {
  const list: SourceRow[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing was refused',
    (error: { code?: string; detail?: string }) => `${error.code}: ${error.detail}`,
  );

const feature = (id: string, coordinates: string) =>
  `{"type":"Feature","id":"${id}","properties":{"name_ru":"Двор «Сарыарқа» \\"}{][, ${id}"},"geometry":{"type":"Point","coordinates":${coordinates}}}`;
const collection = (...features: string[]) =>
  `{ "type": "FeatureCollection", "name": "x",\n "features": [ ${features.join(' , ')} ], "bbox": [71, 51, 72, 52] }\n`;

describe('a GeoJSON file', () => {
  it.each([1, 2, 3, 7, 64, 100_000])('gives the same rows however it is cut (%i bytes)', async (size) => {
    const rows = await all(
      readFeatureCollection(chunksOf(collection(feature('a', '[71.4,51.1]'), feature('b', '[71.5,51.2]')), size)),
    );
    expect(rows).toEqual([
      {
        number: 1,
        fields: { name_ru: 'Двор «Сарыарқа» "}{][, a' },
        featureId: 'a',
        geometry: { type: 'Point', coordinates: [71.4, 51.1] },
      },
      {
        number: 2,
        fields: { name_ru: 'Двор «Сарыарқа» "}{][, b' },
        featureId: 'b',
        geometry: { type: 'Point', coordinates: [71.5, 51.2] },
      },
    ]);
  });

  it('without features has no rows', async () => {
    expect(await all(readFeatureCollection(chunksOf('{"type":"FeatureCollection","features":[]}', 5)))).toEqual([]);
  });

  it('with a NaN rejects that row only and still knows its id', async () => {
    const rows = await all(
      readFeatureCollection(chunksOf(collection(feature('a', '[NaN,51.1]'), feature('b', '[71.5,51.2]')), 9)),
    );
    expect(rows.map(({ fault, featureId }) => [featureId, fault?.code])).toEqual([
      ['a', 'row.not-a-number'],
      ['b', undefined],
    ]);
  });

  it('with a number among the features rejects that row only', async () => {
    const rows = await all(readFeatureCollection(chunksOf(collection('17', feature('b', '[71.5,51.2]')), 9)));
    expect(rows.map(({ fault }) => fault?.code)).toEqual(['row.not-a-feature', undefined]);
  });

  it.each([
    ['cut off', collection(feature('a', '[71.4,51.1]')).slice(0, -30), /обрывается \(байт \d+, после записи 0\)/],
    ['followed by text', `${collection()}x`, /лишний текст/],
    ['of another type', '{"type":"Topology","objects":{}}', /"Topology"/],
    ['with features that are no list', '{"type":"FeatureCollection","features":{}}', /features не список/],
    [
      'in another coordinate system',
      '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32642"}},"features":[]}',
      /EPSG::32642/,
    ],
  ])('%s is refused with the reason', async (_what, content, reason) => {
    expect(await refusal(all(readFeatureCollection(chunksOf(content, 11))))).toMatch(reason);
  });

  it.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4326'])('may name %s', (name) => {
    expect(() => checkCrs({ type: 'name', properties: { name } })).not.toThrow();
  });

  it('may have one feature a line', async () => {
    const lines = `${feature('a', '[71.4,51.1]')}\n\u001e${feature('b', '[71.5,51.2]')}\n\n`;
    expect(
      (await all(readFeatureSequence(chunksOf(lines, 10)))).map(({ number, featureId }) => [number, featureId]),
    ).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });
});

describe('a CSV file', () => {
  it('keeps cells that look like formulas as they are', async () => {
    const rows = await all(readCsv(chunksOf('\ufeffcode;name_ru\nx;=1+1\ny;"@a;b"\n', 4), ';'));
    expect(rows.map(({ fields }) => fields)).toEqual([
      { code: 'x', name_ru: '=1+1' },
      { code: 'y', name_ru: '@a;b' },
    ]);
  });

  it('with a row of another width rejects that row only', async () => {
    const rows = await all(readCsv(chunksOf('a,b\n1\n1,2\n', 3), ','));
    expect(rows.map(({ fault }) => fault)).toEqual([
      { code: 'row.columns', params: { found: '1', expected: '2' } },
      undefined,
    ]);
  });

  it.each([
    ['a,b,a\n', /дважды/],
    ['a,b\n1,"2\n', /кавычка .* не закрыта \(строка файла \d, после записи 0\)/],
    ['', /пуст/],
  ])('%j is refused', async (content, reason) => {
    expect(await refusal(all(readCsv(chunksOf(content, 3), ',')))).toMatch(reason);
  });

  it.each([
    ['code;name,ru;x', ';'],
    ['code,name', ','],
    ['"a;b;c",d', ','],
  ] as const)('headed %j is split by %j', (header, delimiter) => {
    expect(detectDelimiter(header)).toBe(delimiter);
  });
});

describe('what a CSV tells of itself above its header', () => {
  it.each([
    ['as it was exported', '\ufeff# Сигналы: 1\r\n"# Отбор: a, b"\r\ncode,name_ru\r\nx,Икс\r\n', ','],
    ['saved anew by a spreadsheet', '# Работы: 1;\ncode;name_ru\nx;Икс\n', ';'],
  ] as const)('is passed over %s', async (_how, content, delimiter) => {
    expect(detectDelimiter(headerLine(content))).toBe(delimiter);
    expect(await all(readCsv(chunksOf(content, 5), delimiter))).toEqual([
      { number: 1, fields: { code: 'x', name_ru: 'Икс' } },
    ]);
  });

  it('is no column that is called by its sign', async () => {
    const rows = await all(readCsv(chunksOf('# п/п,code\n1,x\n', 5), ','));
    expect(rows).toEqual([{ number: 1, fields: { '# п/п': '1', code: 'x' } }]);
  });
});

describe('a text that is not UTF-8', () => {
  const drain = async (content: Buffer, size: number): Promise<string> => {
    let text = '';
    for await (const chunk of checkUtf8(chunksOf(content, size))) text += chunk.toString('utf8');
    return text;
  };

  it.each([1, 2, 3, 5, 1000])('passes when it is sound, however it is cut (%i bytes)', async (size) => {
    expect(await drain(Buffer.from('Байқоңыр 😀 Нұра'), size)).toBe('Байқоңыр 😀 Нұра');
  });

  it.each([1, 3, 1000])('is refused with byte and line (%i bytes)', async (size) => {
    const broken = Buffer.concat([Buffer.from('code\nНұра'), Buffer.from([0xcd]), Buffer.from('x')]);
    expect(await refusal(drain(broken, size))).toBe(
      'import.unreadable: файл не в кодировке UTF-8 (байт 14, строка файла 2)',
    );
  });

  it('is refused when it ends inside a letter', async () => {
    expect(await refusal(drain(Buffer.from('Нұра').subarray(0, 7), 3))).toMatch(/байт 7/);
  });
});

describe('the format of a file', () => {
  it.each([
    ['x.bin', '{"type":"FeatureCollection","features":[]}', 'geojson'],
    ['x.geojson', '{"type":"Feature","properties":{},"geometry":null}\n{"type":"Feature"}', 'geojson-sequence'],
    ['x', 'code,name\n', 'csv'],
    ['works.csv', 'PK\u0003\u0004', 'xlsx'],
  ])('%s holding %j is %s', (name, content, format) => {
    expect(detectFormat(name, Buffer.from(content, 'latin1'))).toBe(format);
  });

  it.each([
    ['x.csv', Buffer.from([0xff, 0xfe, 0x41, 0]), /UTF-16/],
    ['x.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), /XLSX/],
    ['x.csv', Buffer.from('a\u0000b'), /двоичные/],
    ['x.json', Buffer.from('[1]'), /FeatureCollection/],
    ['x.xlsx', Buffer.from('code,name'), /не файл XLSX/],
    ['x.csv', Buffer.alloc(0), /пуст/],
  ])('%s is refused when it is something else', (name, head, reason) => {
    expect(() => detectFormat(name, head)).toThrow(reason);
  });
});
