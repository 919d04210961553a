import { type Role, ROLES } from '@abat/contracts';
import { mayJoin, type RoomHolder, roomsOf } from './rooms.js';

const holder = (role: Role, own: Partial<RoomHolder> = {}): RoomHolder => ({
  userId: 'me',
  role,
  districtId: null,
  agencyId: null,
  ...own,
});
const planner = holder('planner', { districtId: 'almaty', agencyId: 'akim-almaty' });

describe('rooms joined on connection', () => {
  it.each([
    ['a viewer', holder('viewer'), ['city', 'user:me']],
    ['a planner', planner, ['city', 'district:almaty', 'agency:akim-almaty', 'user:me']],
    ['an executive', holder('executive', { agencyId: 'dep' }), ['city', 'agency:dep', 'user:me']],
    ['an operator', holder('operator'), ['city', 'user:me', 'staff']],
    ['a reviewer', holder('reviewer'), ['city', 'user:me']],
    ['an administrator', holder('administrator'), ['city', 'user:me', 'staff']],
    ['a screen', holder('viewer', { userId: 'wall', screenId: 'wall' }), ['city', 'screen:wall']],
  ])('%s', (_title, who, rooms) => expect(roomsOf(who)).toEqual(rooms));
});

describe('rooms that may be joined', () => {
  const table: Record<string, readonly Role[]> = {
    city: ROLES,
    'district:esil': ROLES,
    'agency:other': ['operator', 'reviewer', 'administrator'],
    'user:me': ROLES,
    'user:other': [],
    'screen:wall': [],
    staff: ['operator', 'administrator'],
  };
  const cases = Object.entries(table).flatMap(([room, roles]) =>
    ROLES.map((role) => ({ role, room, may: roles.includes(role) })),
  );

  it.each(cases)('$role, $room: $may', ({ role, room, may }) => expect(mayJoin(holder(role), room)).toBe(may));

  it.each(['staff', 'district:esil', 'agency:other', 'user:wall', 'user:me', 'screen:other'])(
    'a screen, %s: false',
    (room) => {
      expect(mayJoin(holder('viewer', { userId: 'wall', screenId: 'wall' }), room)).toBe(false);
    },
  );

  it('the own agency may always be heard', () => expect(mayJoin(planner, 'agency:akim-almaty')).toBe(true));
});
