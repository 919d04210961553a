import type { Opened, Role } from '@abat/contracts';
import { countPeople, peopleBeside, type Person } from './presence.js';

const WORK = { type: 'work', id: '019a1111-0000-7000-8000-000000000001' } as const;
const FINDING = { type: 'finding', id: '019a1111-0000-7000-8000-000000000002' } as const;
const person = (userId: string, role: Role, opened: Opened['subjects'] = []): Person => ({
  userId,
  name: userId,
  role,
  opened,
});

describe('countPeople', () => {
  it('counts a person with three screens once', () => {
    const screens = [1, 2, 3].map(() => person('operator-1', 'operator'));
    expect(countPeople([...screens, person('viewer-1', 'viewer')])).toMatchObject({
      total: 2,
      byRole: { operator: 1, viewer: 1 },
    });
  });

  it('knows an empty house', () => expect(countPeople([])).toEqual({ total: 0, byRole: {}, people: [] }));

  it('counts viewers and does not name them', () => {
    const { total, people } = countPeople([person('wall', 'viewer'), person('aigul', 'operator')]);
    expect({ total, names: people.map(({ name }) => name) }).toEqual({ total: 2, names: ['aigul'] });
  });

  it('tells everything the screens of one person have open, each once', () => {
    const { people } = countPeople([
      person('aigul', 'operator', [{ ...WORK, editing: false }]),
      person('aigul', 'operator', [
        { ...WORK, editing: true },
        { ...FINDING, editing: false },
      ]),
    ]);
    expect(people[0]?.opened).toEqual([
      { ...WORK, editing: true },
      { ...FINDING, editing: false },
    ]);
  });
});

describe('peopleBeside', () => {
  it('names who has the object open and who changes it', () => {
    const sockets = [
      person('aigul', 'operator', [{ ...WORK, editing: false }]),
      person('daniyar', 'planner', [{ ...WORK, editing: true }]),
      person('marat', 'planner', [{ ...FINDING, editing: false }]),
    ];
    expect(peopleBeside(WORK, sockets)).toEqual({
      subject: WORK,
      people: [
        { id: 'aigul', name: 'aigul', role: 'operator', editing: false },
        { id: 'daniyar', name: 'daniyar', role: 'planner', editing: true },
      ],
    });
  });
});
