import { passwordSchema } from '@abat/contracts';
import { hashSecret, newPassword, newSecret, newToken } from './secrets.js';

describe('secrets', () => {
  it('carry 256 bits and never repeat', () => {
    const secrets = Array.from({ length: 100 }, newSecret);
    expect(new Set(secrets).size).toBe(100);
    expect(secrets.every((secret) => Buffer.from(secret, 'base64url').length === 32)).toBe(true);
  });

  it('of programs can be told from others by their prefix', () => {
    expect(newToken()).toMatch(/^abat_[\w-]{43}$/);
  });

  it('are stored as SHA-256', () => {
    expect(hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('for people are long enough and have no letters that look alike', () => {
    expect(passwordSchema.safeParse(newPassword()).success).toBe(true);
    expect(newPassword()).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  });
});
