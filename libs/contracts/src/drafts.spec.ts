import { mandatePreviewSchema, previewRequestSchema, workDraftSchema } from './index.js';

const work = {
  externalId: 'u-17',
  title: 'Двор на Кабанбай батыра',
  agency: 'akim-almaty',
  function: 'improvement.courtyards',
  start: '2026-12-01',
  end: '2026-12-05',
  geometry: { type: 'Point', coordinates: [71.43, 51.12] },
};

describe('A draft of a work', () => {
  it('whose days are reversed is told so in words, as a whole and in a zone', () => {
    const days = { start: '2026-12-05', end: '2026-12-01' };
    const { start: _start, end: _end, geometry, ...rest } = work;
    for (const draft of [
      { ...work, ...days },
      { ...rest, zones: [{ geometry, ...days }] },
    ])
      expect(workDraftSchema.safeParse(draft).error?.issues.map(({ message }) => message)).toEqual([
        'end is before start',
      ]);
  });

  it('may be previewed exactly as it would be saved', () => {
    expect(previewRequestSchema.safeParse({ work }).success).toBe(true);
  });
});

describe('A draft of a mandate', () => {
  it('may be previewed with its code', () => {
    const mandate = {
      code: 'm-1',
      agency: 'akim-almaty',
      function: 'improvement.courtyards',
      stage: 'current-repair',
      objectKind: 'courtyard',
      territory: 'city',
    };
    expect(mandatePreviewSchema.safeParse(mandate).success).toBe(true);
  });
});
