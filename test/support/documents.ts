import { deflateRawSync } from 'node:zlib';

type Entry = { name: string; content: Buffer | string; flags?: number };

const CRC_TABLE = Array.from({ length: 256 }, (_value, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc >>> 0;
});
const crc32 = (bytes: Buffer): number =>
  (bytes.reduce((crc, byte) => (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

function header(entry: Entry, packed: Buffer, offset: number | null): Buffer {
  const content = Buffer.from(entry.content);
  const isLocal = offset === null;
  const bytes = Buffer.alloc(isLocal ? 30 : 46);
  bytes.writeUInt32LE(isLocal ? 0x04034b50 : 0x02014b50, 0);
  const at = isLocal ? 6 : 8;
  bytes.writeUInt16LE(entry.flags ?? 0, at);
  bytes.writeUInt16LE(8, at + 2);
  bytes.writeUInt32LE(crc32(content), at + 8);
  bytes.writeUInt32LE(packed.length, at + 12);
  bytes.writeUInt32LE(content.length, at + 16);
  bytes.writeUInt16LE(Buffer.byteLength(entry.name), at + 20);
  if (offset !== null) bytes.writeUInt32LE(offset, 42);
  return Buffer.concat([bytes, Buffer.from(entry.name)]);
}

/** A zip archive. */
export function makeZip(entries: readonly Entry[]): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const entry of entries) {
    const packed = deflateRawSync(entry.content);
    directory.push(header(entry, packed, offset));
    const part = Buffer.concat([header(entry, packed, null), packed]);
    parts.push(part);
    offset += part.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** `level` = the paragraph is an item of the numbered list, at this level. */
export type DocxParagraph = string | { text: string; level: number };

const paragraph = (each: DocxParagraph): string => {
  const { text, level } = typeof each === 'string' ? { text: each, level: null } : each;
  const place =
    level === null ? '' : `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>`;
  return `<w:p>${place}<w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`;
};

const NUMBERING = `<w:numbering ${W}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="13"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="russianLower"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`;

/** The markup of a Word document with these paragraphs. */
export const documentXml = (paragraphs: readonly DocxParagraph[], before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<w:document ${W}><w:body>${paragraphs.map(paragraph).join('')}</w:body></w:document>`;

/** A Word document; its list counts from 13, then 1), then а). */
export const makeDocx = (paragraphs: readonly DocxParagraph[]): Buffer =>
  makeZip([
    { name: 'word/document.xml', content: documentXml(paragraphs) },
    { name: 'word/numbering.xml', content: NUMBERING },
  ]);

const glyphs = new Map<string, string>();
function glyphOf(letter: string): string {
  const known = glyphs.get(letter) ?? (glyphs.size + 1).toString(16).padStart(4, '0');
  glyphs.set(letter, known);
  return known;
}
const hex = (text: string): string => [...text].map(glyphOf).join('');

function toUnicode(): string {
  const rows = [...glyphs].map(
    ([letter, glyph]) => `<${glyph}> <${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}>`,
  );
  const blocks: string[] = [];
  for (let from = 0; from < rows.length; from += 100) {
    const part = rows.slice(from, from + 100);
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange\n${blocks.join('\n')}\nendcmap end end`;
}

const stream = (content: string): string =>
  `<< /Length ${Buffer.byteLength(content)} >>\nstream\n${content}\nendstream`;

/** Lines of a page, one below the other, 14 points apart. */
const pageContent = (lines: readonly string[]): string =>
  `BT /F1 11 Tf 14 TL 50 800 Td ${lines.map((line) => `<${hex(line)}> Tj T*`).join('\n')} ET`;

/** A PDF whose pages carry these lines as text; a page without lines is a picture without text. */
export function makePdf(pages: readonly (readonly string[])[], trailer = ''): Buffer {
  const contents = pages.map((lines) => stream(lines.length > 0 ? pageContent(lines) : '0 0 m 100 100 l S'));
  const first = 7;
  const kids = pages.map((_page, index) => `${first + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /T /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /T /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 6 0 R >>',
    stream(toUnicode()),
    '<< /Type /FontDescriptor /FontName /T /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ...contents.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + index * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      content,
    ]),
  ];
  const parts = ['%PDF-1.7\n', ...objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`)];
  let start = 0;
  const ends = parts.map((part) => (start += Buffer.byteLength(part)));
  const table = ends.slice(0, -1).map((at) => `${String(at).padStart(10, '0')} 00000 n \n`);
  parts.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table.join('')}`);
  parts.push(`trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF`);
  return Buffer.from(parts.join(''));
}

/** A trailer that says the file is encrypted; no password opens it. */
export const ENCRYPTED_TRAILER = `/ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> /P -4 >>`;
