import type { Role } from '@abat/contracts';

/** Who wants to hear something. Ids are uuids; `screenId` of a paired screen, which is no person. */
export type RoomHolder = {
  userId: string;
  role: Role;
  districtId: string | null;
  agencyId: string | null;
  screenId?: string;
};

const STAFF_ROLES: readonly Role[] = ['operator', 'administrator'];
/** Roles that look after the whole city and may listen to any agency. */
const CITY_WIDE_ROLES: readonly Role[] = ['operator', 'reviewer', 'administrator'];

/** Rooms somebody joins on connection, by right. */
export function roomsOf(holder: RoomHolder): string[] {
  if (holder.screenId !== undefined) return ['city', `screen:${holder.screenId}`];
  return [
    'city',
    ...(holder.districtId ? [`district:${holder.districtId}`] : []),
    ...(holder.agencyId ? [`agency:${holder.agencyId}`] : []),
    `user:${holder.userId}`,
    ...(STAFF_ROLES.includes(holder.role) ? ['staff'] : []),
  ];
}

/** True when the holder may listen to the room: their own; people also any district, and any agency with a role of the whole city. */
export function mayJoin(holder: RoomHolder, room: string): boolean {
  if (roomsOf(holder).includes(room)) return true;
  if (holder.screenId !== undefined) return false;
  const [kind] = room.split(':');
  return kind === 'district' || (kind === 'agency' && CITY_WIDE_ROLES.includes(holder.role));
}
