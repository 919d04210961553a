import { randomUUID } from 'node:crypto';
import type { EventsResponse, Me, User } from '@abat/contracts';
import { ApiTokens } from '@abat/access';
import { MOST_MISSED } from '@abat/live';
import { Redis } from 'ioredis';
import type { Namespace } from 'socket.io';
import { io } from 'socket.io-client';
import { LiveGateway } from '../../../apps/api/src/live/live.gateway.js';
import { SocketAuthentication } from '../../../apps/api/src/live/socket-authentication.js';
import { waitUntil } from '../../support/wait.js';
import { AccessApp, type Caller } from '../access/access-app.js';
import { LiveClient, numbers } from '../../support/live-client.js';
import { position, relayed, tell, TestRelay } from './live-rig.js';

/** A promise that is settled from outside. */
function deferred() {
  let resolve: () => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<void>((done, fail) => ([resolve, reject] = [done, fail]));
  return { promise, resolve, reject };
}

describe('the live gateway', () => {
  let app: AccessApp;
  let relay: TestRelay;
  let operator: Caller;
  let planner: Caller;
  let plannerUser: User;
  let clients: LiveClient[] = [];

  beforeAll(async () => {
    app = await AccessApp.start();
    relay = new TestRelay(app.database.url, app.redis.url);
    await app.addUser('operator', 'operator@abat.test');
    await app.addUser('administrator', 'root@abat.test');
    plannerUser = await app.addUser('planner', 'planner@abat.test', { district: 'almaty', agency: 'akim-almaty' });
    operator = await app.anybody.login('operator@abat.test');
    planner = await app.anybody.login('planner@abat.test');
    await relayed(app.database.dataSource, 3);
  });
  afterEach(() => {
    clients.forEach((client) => client.close());
    clients = [];
  });
  afterAll(async () => {
    await relay.stop();
    await app.stop();
  });

  const connect = async (caller: Caller, more: { lastSeq?: number; base?: string } = {}): Promise<LiveClient> => {
    const client = await LiveClient.connect(more.base ?? app.base, {
      cookie: caller.headers['cookie'],
      lastSeq: more.lastSeq,
    });
    clients.push(client);
    return client;
  };
  const lastSeq = async (): Promise<number> => (await position(app.database.dataSource)).last;
  const tellMore = async (count: number, more = {}): Promise<number> => {
    const last = await lastSeq();
    await tell(app.database.dataSource, 0, count, more);
    await relayed(app.database.dataSource, last + count);
    return last + count;
  };

  describe('who may connect', () => {
    const refused = expect.objectContaining({ data: { code: 'auth.required' } });

    it('nobody without a session or token', async () => {
      await expect(LiveClient.connect(app.base)).rejects.toEqual(refused);
      await expect(LiveClient.connect(app.base, { cookie: 'abat_session=nonsense' })).rejects.toEqual(refused);
      await expect(LiveClient.connect(app.base, { token: 'abat_nonsense' })).rejects.toEqual(refused);
    });

    it('no page of another site with the cookie of ours', async () => {
      const cookie = operator.headers['cookie'];
      await expect(LiveClient.connect(app.base, { cookie, origin: 'https://evil.example' })).rejects.toEqual(refused);
      clients.push(await LiveClient.connect(app.base, { cookie, origin: app.base }));
    });

    it('a program with a token', async () => {
      const tokens = app.app.get(ApiTokens, { strict: false });
      const token = await tokens.create(
        { id: null, label: 'test' },
        { email: 'planner@abat.test', days: 1, label: '' },
      );
      clients.push(await LiveClient.connect(app.base, { token }));
    });
  });

  describe('who hears what', () => {
    it('everybody the city, each their own rooms, staff the staff room', async () => {
      const [ear, staff] = [await connect(planner), await connect(operator)];
      const { agency } = (await planner.call<Me>('GET', '/me')).body;
      const first = await lastSeq();
      await tellMore(1, { rooms: ['city'] });
      await tellMore(1, { rooms: ['staff'] });
      await tellMore(1, { rooms: [`agency:${agency?.id}`] });
      await tellMore(1, { rooms: [`user:${plannerUser.id}`, 'city', 'staff'] });
      await Promise.all([ear.heard(first + 4), staff.heard(first + 4)]);
      expect(ear.seqs).toEqual([first + 1, first + 3, first + 4]);
      expect(staff.seqs).toEqual([first + 1, first + 2, first + 4]);
    });

    it('a subscription within one’s rights adds rooms; one beyond them is refused by name', async () => {
      const [ear, staff] = [await connect(planner), await connect(operator)];
      const district = `district:${randomUUID()}`;
      const foreign = `agency:${randomUUID()}`;
      expect(await ear.subscribe([district])).toMatchObject({
        ok: true,
        rooms: expect.arrayContaining([district, 'city']),
      });
      expect(await ear.subscribe([district, foreign, 'staff', 'city'])).toEqual({
        ok: false,
        code: 'room.denied',
        rooms: [foreign, 'staff'],
      });
      expect(await staff.subscribe([foreign])).toMatchObject({ ok: true });
      const seq = await tellMore(1, { rooms: [foreign] });
      const last = await tellMore(1, { rooms: [district, 'city'] });
      await ear.heard(last);
      expect(ear.seqs).toEqual([last]);
      expect(staff.seqs).toEqual([seq, last]);
    });

    it.each([undefined, [], ['everything'], ['district:../..'], 'city', numbers(1, 51)])(
      '%j is no subscription',
      async (rooms) => {
        expect(await (await connect(planner)).subscribe(rooms)).toEqual({
          ok: false,
          code: 'request.invalid',
          rooms: [],
        });
      },
    );

    it('subscriptions end at two hundred rooms', async () => {
      const ear = await connect(planner);
      const fifty = () => numbers(1, 50).map(() => `district:${randomUUID()}`);
      for (const _turn of numbers(1, 3)) expect(await ear.subscribe(fifty())).toMatchObject({ ok: true });
      const [again, ...rest] = fifty();
      expect(await ear.subscribe([again, ...rest])).toEqual({
        ok: false,
        code: 'room.too-many',
        rooms: [again, ...rest],
      });
      expect(await ear.subscribe([again])).toMatchObject({ ok: true });
    });

    it('a flood of subscriptions is refused', async () => {
      const ear = await connect(planner);
      const answers = await Promise.all(numbers(1, 31).map(() => ear.subscribe(['city'])));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(30);
      expect(answers.at(-1)).toEqual({ ok: false, code: 'request.rate-limited', rooms: [] });
    });

    it('staff sees who is connected', async () => {
      const [staff] = [await connect(operator), await connect(planner), await connect(planner)];
      await waitUntil(() => staff?.presences.at(-1)?.total === 2, {
        what: 'presence',
        context: () => JSON.stringify(staff?.presences),
      });
      expect(staff?.presences.at(-1)).toMatchObject({ total: 2, byRole: { operator: 1, planner: 1 } });
    });
  });

  describe('coming back', () => {
    it('tells everything missed, in order, once, then what follows', async () => {
      const before = await lastSeq();
      await tellMore(1200);
      const ear = await connect(operator, { lastSeq: before });
      const last = await tellMore(3);
      await ear.heard(last);
      expect(ear.seqs).toEqual(numbers(before + 1, last));
    });

    it('is exact while others write without pause', async () => {
      const before = await lastSeq();
      let writing = true;
      const writer = (async () => {
        while (writing) await tell(app.database.dataSource, 0, 7);
      })();
      const ears: LiveClient[] = [];
      for (const _turn of numbers(1, 12)) ears.push(await connect(operator, { lastSeq: before }));
      writing = false;
      await writer;
      await waitUntil(async () => (await position(app.database.dataSource)).waiting === 0, {
        what: 'the outbox to be empty',
      });
      const last = await tellMore(1);
      for (const ear of ears) {
        await ear.heard(last);
        expect(ear.seqs).toEqual(numbers(before + 1, last));
      }
    });

    it('leaves out what the rooms do not allow', async () => {
      const before = await lastSeq();
      await tellMore(1, { rooms: ['staff'] });
      const last = await tellMore(1);
      expect((await connect(planner, { lastSeq: before })).seqs).toEqual([last]);
    });

    it('says reload to a number of another database', async () => {
      const ear = await connect(operator, { lastSeq: (await lastSeq()) + 1_000 });
      await waitUntil(() => ear.reloads.length, { what: 'reload' });
      expect(ear.seqs).toEqual([]);
      await ear.heard(await tellMore(1));
    });

    it('says reload when too much was missed or the log does not reach back', async () => {
      const before = await lastSeq();
      await tellMore(MOST_MISSED + 1);
      const late = await connect(operator, { lastSeq: before });
      await waitUntil(() => late.reloads.length, { what: 'reload' });
      await app.database.dataSource.query('DELETE FROM event WHERE seq <= $1', [before + 10]);
      const older = await connect(operator, { lastSeq: before + 9 });
      await waitUntil(() => older.reloads.length, { what: 'reload' });
      expect([...late.seqs, ...older.seqs]).toEqual([]);
    });

    it('a newcomer starts with what follows and knows the number to come back with', async () => {
      const last = await tellMore(1);
      const ear = await connect(operator);
      expect(ear.ticks[0]?.lastSeq).toBe(last);
      expect(ear.seqs).toEqual([]);
    });
  });

  describe('when something fails', () => {
    it('loses no event although Redis is killed and flushed', async () => {
      const ear = await connect(operator);
      const before = await lastSeq();
      await app.redis.kill();
      await tell(app.database.dataSource, 0, 5);
      await relayed(app.database.dataSource, before + 5, false);
      await ear.heard(before + 5);
      await app.redis.up();
      const redis = new Redis(app.redis.url);
      await redis.flushall();
      redis.disconnect();
      const last = await tellMore(5);
      await ear.heard(last);
      expect(ear.seqs).toEqual(numbers(before + 1, last));
    });

    it('loses no event although PostgreSQL cuts every connection', async () => {
      const ear = await connect(operator);
      const before = await lastSeq();
      const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
      for (const _turn of numbers(1, 3)) {
        await tell(app.database.dataSource, 0, 5);
        await app.database.dataSource.query(cut);
      }
      const last = before + 15;
      await relayed(app.database.dataSource, last);
      await ear.heard(last);
      expect(ear.seqs).toEqual(numbers(before + 1, last));
      expect((await operator.call('GET', '/me')).status).toBe(200);
    });

    it('two replicas tell the same, also when one misses messages', async () => {
      const other = await AccessApp.replica(app.database, app.redis, app.dataDir);
      const ears = [await connect(operator), await connect(operator, { base: AccessApp.baseOf(other) })];
      const before = await lastSeq();
      await app.redis.kill();
      await tell(app.database.dataSource, 0, 3);
      await app.redis.up();
      const last = await (async () => (await relayed(app.database.dataSource, before + 3)) && tellMore(300))();
      for (const ear of ears) {
        await ear.heard(last);
        expect(ear.seqs).toEqual(numbers(before + 1, last));
      }
      ears.forEach((ear) => ear.close());
      await other.close();
    });

    it('a session that ends takes its sockets with it within seconds', async () => {
      const leaving = await app.anybody.login('planner@abat.test');
      const ear = await connect(leaving);
      await leaving.call('POST', '/auth/logout');
      await waitUntil(() => ear.socket.disconnected, { what: 'the socket to be closed', timeoutMs: 8_000 });
    });

    describe('while a socket is being checked', () => {
      const server = () =>
        (app.app.get(LiveGateway, { strict: false }) as unknown as { namespace: Namespace }).namespace.server;

      /** A connection whose check has begun and goes on, or fails, when told to. */
      const checking = async (caller: Caller) => {
        const checks = app.app.get(SocketAuthentication, { strict: false });
        const gate = deferred();
        const begun = deferred();
        checks.identify = async (handshake) => {
          begun.resolve();
          await gate.promise;
          return SocketAuthentication.prototype.identify.call(checks, handshake);
        };
        const socket = io(`${app.base}/live`, {
          transports: ['websocket'],
          forceNew: true,
          reconnection: false,
          extraHeaders: { cookie: caller.headers['cookie'] ?? '' },
        });
        await begun.promise;
        Reflect.deleteProperty(checks, 'identify');
        return { socket, go: () => gate.resolve(), fail: () => gate.reject(new Error('no database')) };
      };

      it('its end is its end: it keeps no session alive', async () => {
        const leaving = await app.anybody.login('planner@abat.test');
        const connections = server().engine.clientsCount;
        const { socket, go } = await checking(leaving);
        socket.close();
        await waitUntil(() => server().engine.clientsCount === connections, { what: 'the server to notice' });
        go();
        const { dataSource } = app.database;
        await waitUntil(() => server().of('/live')['_preConnectSockets'].size === 0, {
          what: 'the socket to be dropped',
        });
        await dataSource.query(`UPDATE session SET expires_at = now() + interval '1 hour' WHERE ended_at IS NULL`);
        await new Promise((resolve) => setTimeout(resolve, 6_000));
        const renewed: unknown[] = await dataSource.query(
          `SELECT FROM session WHERE ended_at IS NULL AND expires_at > now() + interval '1 hour'`,
        );
        expect(renewed).toEqual([]);
      });

      it('one that cannot be checked is cut off and dropped', async () => {
        const { socket, fail } = await checking(await app.anybody.login('planner@abat.test'));
        const end = new Promise((resolve) => socket.io.once('close', resolve));
        fail();
        await end;
        expect(server().of('/live')['_preConnectSockets'].size).toBe(0);
      });
    });

    it('a user whose rights change must come back to get the new rooms', async () => {
      const ear = await connect(planner);
      const root = await app.anybody.login('root@abat.test');
      const { version } = (await root.call<User>('GET', `/users/${plannerUser.id}`)).body;
      await root.with({ 'if-match': `${version}` }).call('PATCH', `/users/${plannerUser.id}`, { district: 'esil' });
      await waitUntil(() => ear.socket.disconnected, { what: 'the socket to be closed', timeoutMs: 8_000 });
      const rooms = (await planner.call<Me>('GET', '/me')).body.rooms;
      expect(rooms).toHaveLength(4);
    });
  });

  describe('polling', () => {
    it('gives the events of one’s rooms after a number, page by page', async () => {
      const before = await lastSeq();
      await tellMore(2);
      await tellMore(1, { rooms: ['staff'] });
      const last = await tellMore(1);
      const page = (await planner.call<EventsResponse>('GET', `/events?after=${before}&limit=2`)).body;
      expect(page).toMatchObject({ lastSeq: last, items: [{ seq: before + 1 }, { seq: before + 2 }] });
      const rest = (await planner.call<EventsResponse>('GET', `/events?after=${before + 2}`)).body;
      expect(rest.items.map((event) => event.seq)).toEqual([last]);
      const all = (await operator.call<EventsResponse>('GET', `/events?after=${before}`)).body;
      expect(all.items.map((event) => event.seq)).toEqual(numbers(before + 1, last));
    });

    it.each(['after=-1', 'limit=0', 'limit=1001', 'after=x', 'room=staff'])('refuses %s', async (query) => {
      expect((await planner.call('GET', `/events?${query}`)).status).toBe(422);
    });
  });
});
