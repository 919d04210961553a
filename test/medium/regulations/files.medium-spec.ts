import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readRegulationFile } from '../../../libs/regulations/src/readers/read-file.js';
import { documentXml, ENCRYPTED_TRAILER, makeDocx, makePdf, makeZip } from '../../support/documents.js';

const folder = resolve('.tmp', `regulations-${randomUUID()}`);
beforeAll(() => mkdir(folder, { recursive: true }));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(fileName: string, content: Buffer | string) {
  const path = join(folder, randomUUID());
  await writeFile(path, content);
  return readRegulationFile({ path, fileName });
}

async function points(fileName: string, content: Buffer | string): Promise<string[]> {
  return (await read(fileName, content)).statements.map(({ point, text }) => `${point} ${text}`);
}

const RUSSIAN = [
  'Положение об аппарате акима района «Сарыарқа»',
  '13. Функции:',
  '1) проводит текущий ремонт скверов;',
  '2) организует содержание дворов.',
  '14. Права и обязанности:',
  '1) запрашивать справки.',
];
const EXPECTED = ['13.1) проводит текущий ремонт скверов', '13.2) организует содержание дворов'];

describe('One regulation in every kind of file', () => {
  it.each<[string, () => Buffer | string]>([
    ['as.txt', () => RUSSIAN.join('\n')],
    ['wrapped-windows.txt', () => Buffer.from(RUSSIAN.join('\r\n').replace('ремонт ', 'ремонт\r\n'))],
    ['utf16.txt', () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(RUSSIAN.join('\n'), 'utf16le')])],
    ['plain.docx', () => makeDocx(RUSSIAN)],
    [
      'numbered.docx',
      () =>
        makeDocx([
          'Положение об аппарате акима района',
          { text: 'Функции:', level: 0 },
          { text: 'проводит текущий ремонт скверов;', level: 1 },
          { text: 'организует содержание дворов.', level: 1 },
        ]),
    ],
    ['page.pdf', () => makePdf([RUSSIAN])],
    [
      'broken-over-pages.pdf',
      () =>
        makePdf([
          [...RUSSIAN.slice(0, 2), '1) проводит текущий', '1'],
          ['ремонт скверов;', ...RUSSIAN.slice(3), '2'],
        ]),
    ],
    [
      'page.html',
      () =>
        `<!doctype html><html><head><title>x</title><style>p{}</style></head><body>${RUSSIAN.map((line) => `<p>${line.replace('ремонт', '<b>ре</b>монт')}</p>`).join('')}<script>alert('3) взлом')</script></body></html>`,
    ],
    [
      'list.html',
      () =>
        '<p>Положение аппарата акима</p><ol start="13"><li>Функции:<ol><li>проводит текущий ремонт скверов;</li><li>организует содержание дворов.</li></ol></li></ol>',
    ],
  ])('%s', async (fileName, content) => {
    expect(await points(fileName, content())).toEqual(EXPECTED);
  });

  it('windows-1251, as old offices write', async () => {
    const bytes = Buffer.from(
      RUSSIAN.join('\n')
        .replace('қа»', 'ка»')
        .split('')
        .map((letter) => {
          const code = letter.codePointAt(0) ?? 0;
          if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
          return { '«': 0xab, '»': 0xbb }[letter] ?? (code < 128 ? code : 0x3f);
        }),
    );
    expect(await points('old.txt', bytes)).toEqual(EXPECTED);
  });

  it('tells Kazakh from Russian', async () => {
    const kazakh = [
      'Аудан әкімінің аппараты туралы ереже',
      '13. Функциялары:',
      '1) көшелерді тазалауды ұйымдастырады;',
    ];
    expect(await read('kk.docx', makeDocx(kazakh))).toMatchObject({ language: 'kk', format: 'docx' });
    expect(await read('kk.pdf', makePdf([kazakh]))).toMatchObject({ language: 'kk', format: 'pdf' });
  });
});

const BOMB = '<!DOCTYPE w:document [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]);

describe('A file that is no regulation is refused', () => {
  it.each<[string, string, () => Buffer | string, string]>([
    [
      'a program renamed to DOCX',
      'setup.docx',
      () => Buffer.from('MZ\u0090\u0000\u0003\u0000', 'latin1'),
      'regulation.unknown-format',
    ],
    ['a picture', 'scan.png', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'regulation.unknown-format'],
    ['an old DOC', 'old.doc', () => OLE, 'regulation.unknown-format'],
    ['RTF', 'x.rtf', () => '{\\rtf1 text}', 'regulation.unknown-format'],
    [
      'a workbook',
      'x.docx',
      () => makeZip([{ name: 'xl/workbook.xml', content: '<a/>' }]),
      'regulation.unknown-format',
    ],
    [
      'a DOCX with a password',
      'x.docx',
      () => Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')]),
      'regulation.encrypted',
    ],
    ['a PDF with a password', 'x.pdf', () => makePdf([RUSSIAN], ENCRYPTED_TRAILER), 'regulation.encrypted'],
    [
      'an encrypted part',
      'x.docx',
      () => makeZip([{ name: 'word/document.xml', content: 'x', flags: 1 }]),
      'regulation.encrypted',
    ],
    ['a scan', 'scan.pdf', () => makePdf([[], [], []]), 'regulation.scanned'],
    ['an empty file', 'x.txt', () => '', 'regulation.unreadable'],
    ['an archive cut off', 'x.docx', () => makeDocx(RUSSIAN).subarray(0, 300), 'regulation.unreadable'],
    [
      'an archive with broken bytes',
      'x.docx',
      () => Buffer.from(makeDocx(RUSSIAN)).fill(0xff, 60, 120),
      'regulation.unreadable',
    ],
    ['text called DOCX', 'x.docx', () => RUSSIAN.join('\n'), 'regulation.unreadable'],
    ['a PDF cut off', 'x.pdf', () => '%PDF-1.7\nnothing', 'regulation.unreadable'],
    [
      'entities',
      'x.docx',
      () => makeZip([{ name: 'word/document.xml', content: documentXml(RUSSIAN, BOMB) }]),
      'regulation.unreadable',
    ],
    [
      'markup cut off',
      'x.docx',
      () => makeZip([{ name: 'word/document.xml', content: documentXml(RUSSIAN).slice(0, -30) }]),
      'regulation.unreadable',
    ],
    [
      'a bomb',
      'x.docx',
      () => makeZip([{ name: 'word/document.xml', content: Buffer.alloc(60 * 1024 * 1024, 0x20) }]),
      'regulation.too-many-pages',
    ],
    [
      'too many pages',
      'x.pdf',
      () => makePdf(Array.from({ length: 501 }, () => ['страница'])),
      'regulation.too-many-pages',
    ],
    [
      'noise',
      'x.txt',
      () => Buffer.from(Array.from({ length: 4000 }, (_v, i) => 1 + ((i * 7919) % 31))),
      'regulation.unreadable',
    ],
    [
      'a text without functions',
      'x.txt',
      () => 'Протокол совещания о работе аппарата.\n1. Слушали доклад.',
      'regulation.no-functions',
    ],
    ['another language', 'x.txt', () => 'Functions:\n1) maintains streets;', 'regulation.no-functions'],
  ])('%s', async (_name, fileName, content, code) => {
    await expect(read(fileName, content())).rejects.toMatchObject({ code });
  });
});
