import type { Geometry, Work } from '@abat/contracts';
import type { ApiClient, Answer } from '../../support/api-client.js';

/** Places of Astana, lon and lat (EPSG:4326), taken from open maps; good to some tens of metres. */
export const PLACES = {
  waterGreenBoulevard: [71.4306, 51.1256],
  baiterek: [71.4304, 51.1283],
  expo: [71.4152, 51.0893],
  nuraHeartCentre: [71.3925, 51.0905],
  railwayStation: [71.4071, 51.1881],
} as const satisfies Record<string, readonly [number, number]>;

const METRES_PER_DEGREE = 111_195;

/** A square with the place in its south-west corner, side in metres, moved east by `eastM`. */
export function squareAt([lon, lat]: readonly [number, number], sideM = 40, eastM = 0): Geometry {
  const x = 1 / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
  const y = 1 / METRES_PER_DEGREE;
  const [west, east] = [lon + eastM * x, lon + (eastM + sideM) * x];
  const [south, north] = [lat, lat + sideM * y];
  const ring: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** A courtyard paving in the far future by the city's environment department, without a clash with the demo programme. */
export const workDraft = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  title: 'Укладка плитки у Водно-зелёного бульвара',
  agency: 'dep-environment',
  function: 'improvement',
  start: '2031-06-01',
  end: '2031-06-30',
  geometry: squareAt(PLACES.waterGreenBoulevard),
  ...changes,
});

/** Creates a work and gives it. @throws when refused */
export const createWork = (client: ApiClient, changes: Record<string, unknown> = {}): Promise<Work> =>
  client.done(client.post<Work>('/api/v1/works', workDraft(changes)));

/** Changes a work that was seen. */
export const changeWork = (
  client: ApiClient,
  work: Pick<Work, 'id' | 'version'>,
  changes: object,
): Promise<Answer<Work>> => client.patch<Work>(`/api/v1/works/${work.id}`, changes, work.version);
