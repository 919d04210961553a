import { ERROR_CATALOGUE, type ErrorCode } from '@abat/contracts';
import type { WaitingPhoto, WaitingReport } from './report.js';
import { sendReport, unrefused } from './send-report.js';

const AUTHOR = '01990000-0000-7000-8000-000000000001';
const OTHER = '01990000-0000-7000-8000-000000000002';

const photo = (fileName: string): WaitingPhoto => ({
  ...{ clientId: fileName, fileName, image: new Blob(['x']), takenAt: '2026-11-21T02:00:00.000Z' },
  ...{ place: null, isSent: false },
});
const report = (...names: string[]): WaitingReport => ({
  ...{ clientId: 'one', userId: AUTHOR, work: { id: 'w', title: 'Работа' }, reportedOn: '2026-11-21', percent: 40 },
  ...{ note: null, photos: names.map(photo), writtenAt: '2026-11-21T02:00:00.000Z', reportId: null, refusal: null },
});

let signedIn: string | null = AUTHOR;
/** What the server says to a file; everything else is taken. */
let refuses: Record<string, { status: number; code: ErrorCode } | 'lost'> = {};
let asked: string[] = [];

const answer = (status: number, body: object): Response => new Response(JSON.stringify(body), { status });

function nameOf(path: string, { body }: RequestInit): string {
  if (!path.includes('/attachments')) return 'text';
  const file = (body as FormData).get('file');
  return file instanceof File ? file.name : '';
}

async function server(path: string, init: RequestInit): Promise<Response> {
  const name = nameOf(path, init);
  asked.push(name);
  const refusal = refuses[name];
  if (refusal === 'lost') throw new TypeError('Failed to fetch');
  if (!refusal) return Promise.resolve(answer(201, { id: 'stored' }));
  const { status, code } = refusal;
  return Promise.resolve(answer(status, { code, title: ERROR_CATALOGUE[code].title.en }));
}

/** Sends and tells the outcome and what is kept of the report. */
async function sent(waiting: WaitingReport) {
  let kept = waiting;
  const outcome = await sendReport(waiting, (now) => Promise.resolve(void (kept = now)));
  return { outcome, kept, photos: kept.photos.filter(({ isSent }) => isSent).map(({ fileName }) => fileName) };
}

const refused = { status: 422, code: 'attachment.unknown-format' } as const;
const real = { fetch: globalThis.fetch };

beforeAll(() => {
  Object.assign(globalThis, {
    fetch: server,
    document: { documentElement: { lang: 'ru' } },
    localStorage: { getItem: () => signedIn },
  });
});
afterAll(() => {
  Object.assign(globalThis, real);
  for (const name of ['document', 'localStorage']) Reflect.deleteProperty(globalThis, name);
});
beforeEach(() => {
  [signedIn, refuses, asked] = [AUTHOR, {}, []];
});

describe('the sending of a report', () => {
  it('sends the text, then the photos in their order', async () => {
    expect(await sent(report('a', 'b'))).toMatchObject({ outcome: 'sent', photos: ['a', 'b'] });
    expect(asked).toEqual(['text', 'a', 'b']);
  });

  it('sends the photos after a refused one and says which was refused', async () => {
    refuses = { b: refused };
    const { outcome, kept, photos } = await sent(report('a', 'b', 'c'));
    expect([outcome, photos]).toEqual(['refused', ['a', 'c']]);
    expect(kept.refusal).toEqual({ code: 'attachment.unknown-format', photo: 'b' });
  });

  it('does not send a refused photo again after a break, and tells of it when the rest is sent', async () => {
    refuses = { a: refused, c: 'lost' };
    const { outcome, kept } = await sent(report('a', 'b', 'c', 'd'));
    expect([outcome, kept.refusal]).toEqual(['later', null]);
    [refuses, asked] = [{ d: refused }, []];
    const end = await sent(kept);
    expect(asked).toEqual(['c', 'd']);
    expect(end.kept.refusal).toEqual({ code: 'attachment.unknown-format', photo: 'a, d' });
  });

  it('sends what was refused once more when its author wants it', async () => {
    refuses = { a: refused };
    const { kept } = await sent(report('a', 'b'));
    [refuses, asked] = [{}, []];
    expect(await sent(unrefused(kept))).toMatchObject({ outcome: 'sent', photos: ['a', 'b'] });
    expect(asked).toEqual(['a']);
  });

  it('keeps a report whose text is refused', async () => {
    refuses = { text: { status: 403, code: 'access.outside-district' } };
    const { outcome, kept } = await sent(report('a'));
    expect([outcome, kept.refusal]).toEqual(['refused', { code: 'access.outside-district', photo: null }]);
    expect(asked).toEqual(['text']);
  });

  it.each([
    ['somebody else', OTHER],
    ['nobody', null],
  ])('sends nothing when %s is signed in with this browser', async (_, user) => {
    signedIn = user;
    expect(await sent(report('a'))).toMatchObject({ outcome: 'door', kept: { reportId: null } });
    expect(asked).toEqual([]);
  });

  it('stops between photos when somebody else signs in', async () => {
    const waiting = report('a', 'b');
    const outcome = await sendReport(waiting, ({ photos }) => {
      if (photos.some(({ isSent }) => isSent)) signedIn = OTHER;
      return Promise.resolve();
    });
    expect([outcome, asked]).toEqual(['door', ['text', 'a']]);
  });
});
