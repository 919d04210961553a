import type { BlockCode, PlacedBlock, SceneDraft } from '@abat/contracts';

/** Column and row of the upper left cell, width and height in cells. */
type Place = readonly [x: number, y: number, w: number, h: number];
type Blocks = Partial<Record<BlockCode, Place>>;

const layout = (blocks: Blocks): PlacedBlock[] =>
  (Object.entries(blocks) as [BlockCode, Place][]).map(([block, [x, y, w, h]]) => ({
    ...{ id: block, block, x, y, w, h, settings: {} },
  }));

type Names = readonly [ru: string, kk: string, en: string];
type Content = { code: string; names: Names; durationS: number; normal: Blocks; wall: Blocks };

/** What each scene shows: on one screen, and across a video wall, which is wider and has room beside the map. */
const CONTENTS: readonly Content[] = [
  {
    code: 'city-now',
    names: ['Город сейчас', 'Қала қазір', 'The city now'],
    durationS: 60,
    normal: {
      ...{ 'key-figures': [0, 0, 12, 2], 'city-map': [0, 2, 8, 6] },
      ...{ severities: [8, 2, 4, 2], 'newest-findings': [8, 4, 4, 4] },
    },
    wall: {
      ...{ 'key-figures': [0, 0, 12, 2], severities: [0, 2, 3, 3], 'alarm-kpis': [0, 5, 3, 3] },
      ...{ 'city-map': [3, 2, 6, 6], 'newest-findings': [9, 2, 3, 6] },
    },
  },
  {
    code: 'district-focus',
    names: ['Район крупным планом', 'Аудан жақыннан', 'One district'],
    durationS: 45,
    normal: {
      ...{ 'city-map': [0, 0, 7, 8], 'district-cards': [7, 0, 5, 4], 'district-multiples': [7, 4, 5, 4] },
    },
    wall: {
      ...{ 'district-cards': [0, 0, 3, 8], 'city-map': [3, 0, 5, 8] },
      ...{ 'district-multiples': [8, 0, 4, 5], 'newest-findings': [8, 5, 4, 3] },
    },
  },
  {
    code: 'powers',
    names: ['Полномочия и пересечения', 'Өкілеттіктер мен қиылысулар', 'Powers and overlaps'],
    durationS: 45,
    normal: { 'powers-overlaps': [0, 0, 5, 8], 'responsibility-flow': [5, 0, 7, 8] },
    wall: { 'powers-overlaps': [0, 0, 4, 8], 'responsibility-flow': [4, 0, 5, 8], 'city-map': [9, 0, 3, 8] },
  },
  {
    code: 'works-week',
    names: ['Работы этой недели', 'Осы аптадағы жұмыстар', 'Works of this week'],
    durationS: 45,
    normal: { 'week-works': [0, 0, 7, 8], 'city-map': [7, 0, 5, 5], 'calendar-heat': [7, 5, 5, 3] },
    wall: {
      'week-works': [0, 0, 5, 8],
      'city-map': [5, 0, 4, 8],
      'calendar-heat': [9, 0, 3, 4],
      changes: [9, 4, 3, 4],
    },
  },
  {
    code: 'money',
    names: ['Деньги', 'Қаражат', 'Money'],
    durationS: 40,
    normal: { 'key-figures': [0, 0, 12, 2], 'money-bars': [0, 2, 12, 6] },
    wall: { 'money-bars': [0, 0, 8, 8], 'key-figures': [8, 0, 4, 4], 'district-cards': [8, 4, 4, 4] },
  },
  {
    code: 'requests',
    names: ['Обращения жителей', 'Тұрғындардың өтініштері', 'Requests of residents'],
    durationS: 40,
    normal: { requests: [0, 0, 5, 8], 'district-multiples': [5, 0, 7, 8] },
    wall: { requests: [0, 0, 4, 8], 'district-multiples': [4, 0, 5, 8], 'city-map': [9, 0, 3, 8] },
  },
  {
    code: 'decisions',
    names: ['Ждут решения', 'Шешім күтуде', 'Decisions due'],
    durationS: 45,
    normal: { 'decisions-due': [0, 0, 8, 8], 'alarm-kpis': [8, 0, 4, 4], changes: [8, 4, 4, 4] },
    wall: {
      'decisions-due': [0, 0, 6, 8],
      'alarm-kpis': [6, 0, 3, 4],
      changes: [6, 4, 3, 4],
      'city-map': [9, 0, 3, 8],
    },
  },
];

/** Scenes that come with the product, in their order. */
export const SHIPPED_SCENES: readonly SceneDraft[] = CONTENTS.map(
  ({ code, names, durationS, normal, wall }, index) => ({
    code,
    ...{ nameRu: names[0], nameKk: names[1], nameEn: names[2] },
    ...{ sort: (index + 1) * 10, durationS, enabled: true },
    layouts: { default: layout(normal), 'wall-3x2': layout(wall) },
  }),
);
