import { isStorageKey, newStorageKey } from './storage-key.js';

describe('Keys of attachments', () => {
  it('are new every time and told from other files', () => {
    const keys = Array.from({ length: 50 }, newStorageKey);
    expect(new Set(keys).size).toBe(50);
    expect(keys.every(isStorageKey)).toBe(true);
  });

  it.each([
    'backups/2026-05-01',
    '2026-05/a',
    '2026-05/0190a000-0000-7000-8000-000000000001/x',
    'x/2026-05/0190a000-0000-7000-8000-000000000001',
    '0190a000-0000-7000-8000-000000000001',
    '2026-05/0190A000-0000-7000-8000-000000000001',
    '',
  ])('%j is not ours', (key) => expect(isStorageKey(key)).toBe(false));
});
