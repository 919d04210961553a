import type { Finding, Page, Problem, Scene, Screen } from '@abat/contracts';
import { ApiClient } from '../support/api-client.js';
import type { LiveClient } from '../support/live-client.js';
import { AbatSystem } from '../support/system.js';
import { waitUntil } from '../support/wait.js';
import { type PairedWall, Wall } from './support/walls.js';

const SCREENS = '/api/v1/screens';

let abat: AbatSystem;
let operator: ApiClient;
/** Address of the other api. */
let other: string;
const sockets: LiveClient[] = [];

/** The same caller at the other api. */
const there = ({ credentials }: ApiClient): ApiClient => new ApiClient(other, credentials);

async function listening(wall: PairedWall): Promise<LiveClient> {
  const socket = await wall.listen(undefined, other);
  sockets.push(socket);
  return socket;
}

const heard = (client: LiveClient, type: string): Promise<boolean> =>
  waitUntil(() => client.events.some((event) => event.type === type), {
    what: type,
    context: () => client.events.map((event) => event.type).join(' '),
  });

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  other = await abat.startReplica();
  operator = await abat.as('operator');
}, 180_000);
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await abat?.stop();
});

describe('A wall whose socket sits on another replica', () => {
  it('is cut there when it is revoked here, and refused by both', async () => {
    const wall = await Wall.paired(abat);
    const socket = await listening(wall);
    const own = there(wall.client);
    // Both replicas now know the wall by heart.
    for (const client of [wall.client, own]) expect((await client.get(`${SCREENS}/me`)).status).toBe(200);
    const gone = new Promise((resolve) => socket.socket.once('disconnect', resolve));
    expect((await operator.delete(`${SCREENS}/${wall.screen.id}`, wall.screen.version)).status).toBe(204);
    expect(await gone).toBe('io server disconnect');
    for (const client of [wall.client, own]) {
      const { status, body } = await client.get<Problem>(`${SCREENS}/me`);
      expect([status, body.code]).toEqual([401, 'screen.revoked']);
    }
    await expect(wall.listen(undefined, other)).rejects.toMatchObject({ data: { code: 'screen.revoked' } });
  });

  it('stays when another one is revoked', async () => {
    const [one, stays] = [await Wall.paired(abat), await Wall.paired(abat)];
    const [cut, socket] = [await listening(one), await listening(stays)];
    const gone = new Promise((resolve) => cut.socket.once('disconnect', resolve));
    await operator.done(operator.delete(`${SCREENS}/${one.screen.id}`, one.screen.version));
    await gone;
    expect(socket.socket.connected).toBe(true);
    expect((await there(stays.client).get(`${SCREENS}/me`)).status).toBe(200);
  });

  it('hears what is put on it here, and is let go from there', async () => {
    const wall = await Wall.paired(abat);
    const socket = await listening(wall);
    const finding = (await operator.read<Page<Finding>>('/api/v1/findings?limit=1')).items[0];
    const path = `${SCREENS}/${wall.screen.id}/show`;
    await operator.done(operator.post<Screen>(path, { kind: 'finding', id: finding?.id, minutes: 5 }));
    await heard(socket, 'screen.shown');
    const own = there(wall.client);
    const shown = () => own.read<{ screen: Screen }>(`${SCREENS}/me`).then(({ screen }) => screen.shown);
    expect(await shown()).toMatchObject({ kind: 'finding', ref: finding?.id });
    await operator.done(there(operator).delete<Screen>(path));
    expect(await shown()).toBeNull();
    expect((await wall.me()).screen.shown).toBeNull();
  });

  it('hears of new settings and of a changed scene', async () => {
    const wall = await Wall.paired(abat);
    const socket = await listening(wall);
    await operator.done(operator.patch<Screen>(`${SCREENS}/${wall.screen.id}`, { name: 'Холл' }, wall.screen.version));
    await heard(socket, 'screen.changed');
    const scene = await there(operator).read<Scene>('/api/v1/scenes/money');
    await operator.done(operator.patch<Scene>('/api/v1/scenes/money', { durationS: 77 }, scene.version));
    await heard(socket, 'scene.changed');
    expect((await there(operator).read<Scene>('/api/v1/scenes/money')).durationS).toBe(77);
  });
});

describe('Pairing over two replicas', () => {
  it('a code asked for there is typed in here', async () => {
    const started = await new ApiClient(other).post<{ code: string }>(`${SCREENS}/pairings`);
    expect(started.status).toBe(201);
    const draft = { code: started.body.code, name: 'Зал', profile: 'fhd-55' };
    expect((await operator.post<Screen>(SCREENS, draft)).status).toBe(201);
    expect((await there(operator).post<Problem>(SCREENS, draft)).body.code).toBe('screen.code-unknown');
  });

  it('two who type in one code at two replicas at once get one wall', async () => {
    const wall = await Wall.open(abat);
    const draft = { code: wall.code, name: 'Зал', profile: 'fhd-55' };
    const answers = await Promise.all([operator, there(operator)].map((client) => client.post<Screen>(SCREENS, draft)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 404]);
  });
});
