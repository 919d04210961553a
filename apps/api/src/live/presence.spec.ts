import { countPeople } from './presence.js';

describe('countPeople', () => {
  it('counts a person with three screens once', () => {
    const screens = [1, 2, 3].map(() => ({ userId: 'operator-1', role: 'operator' as const }));
    expect(countPeople([...screens, { userId: 'viewer-1', role: 'viewer' }])).toEqual({
      total: 2,
      byRole: { operator: 1, viewer: 1 },
    });
  });

  it('knows an empty house', () => expect(countPeople([])).toEqual({ total: 0, byRole: {} }));
});
