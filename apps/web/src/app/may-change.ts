import type { Me, Work } from '@abat/contracts';

type Reader = Pick<Me, 'role' | 'agency' | 'district'>;
type Standing = Pick<Work, 'agency' | 'territories'>;

/**
 * Whether the reader may change this work, as the server judges it. An executive changes works of the own body; a planner
 * also those of every body of the own district, and only where they lie in it. `bodyDistrict` is the district the body of
 * the work serves.
 */
export function mayChange(reader: Reader, work: Standing, bodyDistrict: string | null): boolean {
  if (reader.role !== 'planner' && reader.role !== 'executive') return true;
  const isOwn = reader.agency?.code === work.agency;
  const own = reader.role === 'planner' ? reader.district?.externalId : undefined;
  if (own === undefined) return isOwn;
  return (isOwn || bodyDistrict === own) && work.territories.some(({ externalId }) => externalId === own);
}
