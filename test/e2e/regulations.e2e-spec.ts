import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding, Page, Problem, Regulation, Statement } from '@abat/contracts';
import type { ApiClient } from '../support/api-client.js';
import { makePdf } from '../support/documents.js';
import { AbatSystem } from '../support/system.js';
import { waitUntil } from '../support/wait.js';

const EXAMPLES = 'infra/data/astana/examples';
let abat: AbatSystem;
let operator: ApiClient;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'abat-regulations-'));
  abat = await AbatSystem.start({ seed: 'astana', env: { ABAT_DATA_DIR: dataDir } });
  operator = await abat.as('operator');
  await abat.settled();
}, 180_000);
afterAll(() => abat?.stop());

const upload = (agency: string, fileName: string, content: string | Buffer) =>
  operator.upload<Regulation & Pick<Problem, 'code'>>(`/api/v1/regulations?agency=${agency}`, fileName, content);
const example = async (agency: string, name: string): Promise<Regulation> => {
  const answer = await upload(agency, name, await readFile(join(EXAMPLES, name)));
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return answer.body;
};
const statementsOf = async (regulation: Regulation): Promise<Statement[]> =>
  (await operator.read<Page<Statement>>(`/api/v1/regulations/${regulation.id}/statements`)).items;

describe('The example regulations', () => {
  it('are read, and what both say is flagged on the wall', async () => {
    const wall = await abat.listen(operator);
    const city = await example('dep-environment', 'city-department.ru.docx');
    const district = await example('akim-almaty', 'district-office.ru.txt');
    expect([city.counts.total, district.counts.total]).toEqual([9, 10]);
    const findings = await waitUntil(
      async () => {
        const path = '/api/v1/findings?rule=mandate.similar-text';
        const { items } = await operator.read<Page<Finding>>(path);
        return items.length >= 3 ? items : null;
      },
      { what: 'similar statements', timeoutMs: 30_000, context: () => abat.log.slice(-2_000) },
    );
    const repair = findings.find(({ measures }) => measures['stage'] === 'current-repair');
    expect(repair?.subjects.map(({ externalId }) => externalId).sort()).toEqual(['13.1)', '4.1)']);
    expect(repair?.parties.map(({ agency }) => agency).sort()).toEqual(['akim-almaty', 'dep-environment']);
    expect(repair?.explanation.ru).toContain('скверов');
    expect(wall.events.map(({ type }) => type)).toContain('regulation.changed');
  });

  it('are Kazakh as well', async () => {
    const district = await example('akim-almaty', 'district-office.kk.docx');
    expect(district).toMatchObject({ language: 'kk', counts: { total: 7 } });
    const [first] = (await statementsOf(district)).filter(({ section }) => section === 'functions');
    expect(first).toMatchObject({ point: '4.1)', stage: { stage: 'current-repair' } });
    expect(first?.functions[0]?.function).toBe('improvement.public-space');
  });

  it('become mandates when a person says so', async () => {
    const admin = await abat.as('administrator');
    const regulation = await example('akim-esil', 'district-office.ru.txt');
    const statement = (await statementsOf(regulation)).find(({ point }) => point === '13.7)');
    const newMandate = { function: 'improvement.furniture', stage: 'coordination', territory: 'esil' };
    const path = `/api/v1/statements/${statement?.id}/decision`;
    const said = await admin.post<Statement>(path, { decision: 'confirmed', newMandate }, { 'if-match': '"1"' });
    expect([said.status, said.body.decision]).toEqual([200, 'confirmed']);
    const mandate = await admin.read(`/api/v1/mandates/${said.body.mandate?.id}`);
    expect(mandate).toMatchObject({ agency: 'akim-esil', function: 'improvement.furniture', article: '13.7)' });
  });
});

describe('A wrong file', () => {
  it.each<[string, string, () => string | Buffer, [number, string]]>([
    [
      'a program called DOCX',
      'x.docx',
      () => Buffer.from('MZ\u0090\u0000\u0003', 'latin1'),
      [415, 'regulation.unknown-format'],
    ],
    ['a scan', 'x.pdf', () => makePdf([[], []]), [422, 'regulation.scanned']],
    [
      'minutes of a meeting',
      'x.txt',
      () => 'Протокол совещания аппарата. 1. Слушали.',
      [422, 'regulation.no-functions'],
    ],
    ['a file over 20 MB', 'x.txt', () => Buffer.alloc(20 * 1024 * 1024 + 1, 0x20), [413, 'import.too-large']],
  ])('%s is refused', async (_name, fileName, content, refusal) => {
    const before = await abat.value('SELECT count(*) FROM regulation');
    const answer = await upload('akim-nura', fileName, content());
    expect([answer.status, answer.body.code]).toEqual(refusal);
    expect(await abat.value('SELECT count(*) FROM regulation')).toBe(before);
  });

  it('leaves nothing on the disk, as a good one does', async () => {
    expect(await readdir(join(dataDir, 'uploads'))).toEqual([]);
  });

  it('that takes long to read does not keep others waiting', async () => {
    const pages = Array.from({ length: 120 }, (_page, page) =>
      Array.from({ length: 50 }, (_line, line) => `${page * 50 + line}) содержание скверов и бульваров города`),
    );
    let isReading = true;
    const reading = upload('akim-nura', 'long.pdf', makePdf(pages)).finally(() => (isReading = false));
    let answered = 0;
    while (isReading) {
      expect((await abat.nobody().get('/healthz')).status).toBe(200);
      answered += 1;
    }
    expect((await reading).body.code).toBe('regulation.no-functions');
    expect(answered).toBeGreaterThan(5);
  });
});
