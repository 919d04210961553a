/** Fields of a request that are columns of the work as they are. */
export const PLAIN_FIELDS = [
  'title',
  'stage',
  'surfaceBreaking',
  'hindersTraffic',
  'dateCertainty',
  'status',
  'contractor',
  'costKzt',
  'note',
  'geometryAccuracy',
  'surface',
  'method',
  'durationDays',
  'lanesClosed',
  'finishedOn',
  'progressPercent',
] as const;
