import type { Principal } from '@abat/access';
import { hashSecret } from '@abat/access';
import { Hall, refusal } from './hall.js';

let hall: Hall;
let aigul: Principal;

beforeAll(async () => {
  hall = await Hall.open();
});
beforeEach(async () => {
  await hall.clear();
  aigul = await hall.person('Aigul');
});
afterAll(() => hall.close());

const ask = (secret: string) => hall.useCases.follow.execute({ pairing: secret, screen: null });
const nobody = { state: { state: 'none' }, token: null };

describe('a code', () => {
  it('waits until it is typed in, then gives the wall its cookie once', async () => {
    const { secret, code } = await hall.code();
    expect((await ask(secret)).state).toMatchObject({ state: 'waiting', code });
    const screen = await hall.type(aigul, code);
    const { state, token } = await ask(secret);
    expect(state).toEqual({ state: 'paired', screen: { id: screen.id, name: 'Зал' } });
    expect(token).toMatch(/^.{32,}$/);
    expect(await ask(secret)).toEqual(nobody);
  });

  it('asked for by many windows of one wall at once gives one cookie', async () => {
    const { secret, code } = await hall.code();
    await hall.type(aigul, code);
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask(secret)));
    expect(answers.filter(({ token }) => token !== null)).toHaveLength(1);
  });

  it('typed in by two at once is one wall', async () => {
    const { code } = await hall.code();
    const other = await hall.person('Daniyar');
    const codes = await Promise.all([aigul, other].map((person) => refusal(hall.type(person, code))));
    expect(codes.toSorted()).toEqual(['not refused', 'screen.code-unknown']);
    expect(await hall.useCases.read.list(aigul)).toMatchObject({ items: [{ name: 'Зал' }] });
  });

  it('is worth nothing after its end, typed in or fetched', async () => {
    const [late, fetched] = [await hall.code(), await hall.code()];
    await hall.type(aigul, fetched.code);
    await hall.db.query("UPDATE screen_pairing SET expires_at = now() - interval '11 minutes'");
    expect(await refusal(hall.type(aigul, late.code))).toBe('screen.code-unknown');
    expect(await ask(late.secret)).toEqual(nobody);
    expect(await ask(fetched.secret)).toEqual(nobody);
  });

  it('is kept with its secret and the cookie hashed', async () => {
    const { secret, code } = await hall.code();
    await hall.type(aigul, code);
    const { token } = await ask(secret);
    const [kept] = await hall.db.query(
      'SELECT p::text || s::text AS everything, p.secret_hash, s.token_hash FROM screen_pairing p JOIN screen s ON s.id = p.screen_id',
    );
    expect(kept.everything).not.toContain(secret);
    expect(kept.everything).not.toContain(token);
    expect([kept.secret_hash, kept.token_hash]).toEqual([hashSecret(secret), hashSecret(token ?? '')]);
  });
});

describe('guessing', () => {
  it('ends after ten codes, also when all come at once; a right one then is refused too', async () => {
    const { code } = await hall.code();
    const wrong = Array.from({ length: 14 }, () => refusal(hall.type(aigul, 'ABCDEF')));
    const answers = await Promise.all(wrong);
    expect(answers.filter((answer) => answer === 'screen.code-unknown')).toHaveLength(10);
    expect(await refusal(hall.type(aigul, code))).toBe('request.rate-limited');
    expect((await hall.type(await hall.person('Daniyar'), code)).name).toBe('Зал');
  });

  it('is counted anew after a code that was right', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < 6; count += 1)
        expect(await refusal(hall.type(aigul, 'ABCDEF'))).toBe('screen.code-unknown');
      await hall.type(aigul, (await hall.code()).code);
    }
  });
});

describe('a wall', () => {
  it.each([
    ['profile', { profile: 'no-such' }],
    ['scene', { scenes: [{ scene: 'no-such' }] }],
    ['district', { focusDistrict: 'no-such' }],
  ])('is not paired with an unknown %s, and its code stays good', async (_what, fields) => {
    const { code } = await hall.code();
    expect(await refusal(hall.type(aigul, code, fields))).toBe('reference.unknown');
    expect(await refusal(hall.type(aigul, code))).toBe('not refused');
  });

  it('never takes the number of one that is gone', async () => {
    const first = await hall.wall(aigul);
    await hall.useCases.revoke.execute(aigul, first.screen);
    const second = await hall.wall(aigul);
    expect(second.screen.number).toBeGreaterThan(first.screen.number);
  });

  it('is nobody with a cookie that was made up', async () => {
    expect(await hall.useCases.authentication.identify('made up')).toBeNull();
  });
});

describe('revoking', () => {
  it('is believed at once, however well the wall was known', async () => {
    const { screen, token, self } = await hall.wall(aigul);
    const { authentication, revoke, own } = hall.useCases;
    expect((await authentication.identify(token))?.principal.screenId).toBe(screen.id);
    expect((await authentication.identify(token))?.principal.screenId).toBe(screen.id);
    await revoke.execute(aigul, screen);
    expect(await refusal(authentication.identify(token))).toBe('screen.revoked');
    expect(await refusal(own.execute(self))).toBe('screen.revoked');
    expect(await authentication.recheck([screen.id])).toEqual([]);
  });

  it('beside a storm of requests of that wall leaves no cached answer behind', async () => {
    const { screen, token } = await hall.wall(aigul);
    const storm = Array.from({ length: 40 }, () => hall.useCases.authentication.identify(token).catch(() => null));
    await Promise.all([hall.useCases.revoke.execute(aigul, screen), ...storm]);
    expect(await refusal(hall.useCases.authentication.identify(token))).toBe('screen.revoked');
  });

  it('by the version that was seen, once', async () => {
    const { screen } = await hall.wall(aigul);
    const { revoke } = hall.useCases;
    expect(await refusal(revoke.execute(aigul, { id: screen.id, version: 9 }))).toBe('request.precondition-failed');
    const both = await Promise.all([1, 2].map(() => refusal(revoke.execute(aigul, screen))));
    expect(both.toSorted()).toEqual(['not refused', 'resource.not-found']);
  });

  it('is told to that wall and to those who look after walls', async () => {
    const { screen } = await hall.wall(aigul);
    await hall.db.query('TRUNCATE outbox');
    await hall.useCases.revoke.execute(aigul, screen);
    expect(await hall.events()).toEqual([
      { type: 'screen.changed', rooms: ['staff', `screen:${screen.id}`], data: { revoked: true } },
    ]);
  });
});
