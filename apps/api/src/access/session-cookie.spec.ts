import { readEnvironment } from '@abat/platform';
import type { Response } from 'express';
import { sessionCookie } from './session-cookie.js';

const plain = readEnvironment({});
const https = readEnvironment({ ABAT_PUBLIC_URL: 'https://abat.astana.kz' });

function recorder() {
  const calls: unknown[][] = [];
  const record = (...parameters: unknown[]) => void calls.push(parameters);
  return { calls, response: { cookie: record, clearCookie: record } as unknown as Response };
}

describe('the session cookie', () => {
  it('cannot be read by scripts nor sent from other sites', () => {
    const { calls, response } = recorder();
    sessionCookie.set(plain, response, 'secret');
    expect(calls).toEqual([
      ['abat_session', 'secret', { httpOnly: true, sameSite: 'lax', path: '/', secure: false, maxAge: 604_800_000 }],
    ]);
  });

  it('is secure and bound to the host behind https', () => {
    const { calls, response } = recorder();
    sessionCookie.set(https, response, 'secret');
    sessionCookie.clear(https, response);
    expect(calls[0]).toMatchObject(['__Host-abat_session', 'secret', { secure: true, path: '/' }]);
    expect(calls[1]).toMatchObject(['__Host-abat_session', { secure: true, path: '/' }]);
  });

  it('is found among others', () => {
    expect(sessionCookie.read(plain, 'a=1; abat_session=secret; b=2')).toBe('secret');
    expect(sessionCookie.read(https, 'abat_session=planted; __Host-abat_session=secret')).toBe('secret');
  });

  it.each([undefined, '', 'other=1', 'abat_session='])('is absent in %p', (header) => {
    expect(sessionCookie.read(plain, header)).toBeNull();
  });
});
