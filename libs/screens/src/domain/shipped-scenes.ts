import type { BlockCode, PlacedBlock, SceneDraft } from '@abat/contracts';

/** Column and row of the upper left cell, width and height in cells. */
type Place = readonly [x: number, y: number, w: number, h: number];
type Blocks = Partial<Record<BlockCode, Place>>;
/** What the map of a scene tells about. */
type Story = 'findings' | 'powers' | 'works';

const layout = (blocks: Blocks, shows: Story): PlacedBlock[] =>
  (Object.entries(blocks) as [BlockCode, Place][]).map(([block, [x, y, w, h]]): PlacedBlock => {
    const settings: PlacedBlock['settings'] = block === 'city-map' ? { shows } : {};
    return { id: block, block, x, y, w, h, settings };
  });

type Names = readonly [ru: string, kk: string, en: string];
type Content = {
  code: string;
  names: Names;
  durationS: number;
  shows?: Story;
  /** One screen, read from so far that few words fit. */
  normal: Blocks;
  /** One screen of finer pixels: half as much again fits. */
  fine?: Blocks;
  /** A video wall of 3 x 2: four columns and four rows are one tile; only maps and pictures lie across an edge. */
  wall: Blocks;
  /** A monitor on a desk: read from near, so that most fits. */
  desk: Blocks;
};

const CONTENTS: readonly Content[] = [
  {
    code: 'city-now',
    names: ['Город сейчас', 'Қала қазір', 'The city now'],
    durationS: 60,
    normal: { 'city-map': [0, 0, 7, 8], 'key-figures': [7, 0, 5, 4], 'newest-findings': [7, 4, 5, 4] },
    fine: { 'city-map': [0, 0, 7, 8], 'key-figures': [7, 0, 5, 3], 'newest-findings': [7, 3, 5, 5] },
    wall: {
      ...{ 'key-figures': [0, 0, 4, 4], severities: [0, 4, 4, 4], 'city-map': [4, 0, 4, 8] },
      ...{ 'newest-findings': [8, 0, 4, 8] },
    },
    desk: {
      ...{ 'key-figures': [0, 0, 3, 4], severities: [0, 4, 3, 4], 'city-map': [3, 0, 6, 8] },
      ...{ 'newest-findings': [9, 0, 3, 5], changes: [9, 5, 3, 3] },
    },
  },
  {
    code: 'district-focus',
    names: ['Район крупным планом', 'Аудан жақыннан', 'One district'],
    durationS: 45,
    normal: { 'city-map': [0, 0, 7, 8], 'key-figures': [7, 0, 5, 4], 'newest-findings': [7, 4, 5, 4] },
    fine: { 'city-map': [0, 0, 7, 8], 'key-figures': [7, 0, 5, 3], 'newest-findings': [7, 3, 5, 5] },
    wall: {
      ...{ 'key-figures': [0, 0, 4, 4], 'newest-findings': [0, 4, 4, 4] },
      ...{ 'city-map': [4, 0, 4, 8], 'district-multiples': [8, 0, 4, 8] },
    },
    desk: {
      ...{ 'key-figures': [0, 0, 3, 4], 'newest-findings': [0, 4, 3, 4] },
      ...{ 'city-map': [3, 0, 6, 8], 'district-multiples': [9, 0, 3, 8] },
    },
  },
  {
    code: 'powers',
    names: ['Полномочия и пересечения', 'Өкілеттіктер', 'Powers and overlaps'],
    durationS: 45,
    shows: 'powers',
    normal: { 'powers-overlaps': [0, 0, 6, 8], 'city-map': [6, 0, 6, 8] },
    fine: { 'powers-overlaps': [0, 0, 4, 8], 'responsibility-flow': [4, 0, 8, 8] },
    wall: { 'powers-overlaps': [0, 0, 4, 8], 'city-map': [4, 0, 4, 8], 'responsibility-flow': [8, 0, 4, 8] },
    desk: { 'powers-overlaps': [0, 0, 3, 8], 'city-map': [3, 0, 4, 8], 'responsibility-flow': [7, 0, 5, 8] },
  },
  {
    code: 'works-week',
    names: ['Работы этой недели', 'Апта жұмыстары', 'Works of this week'],
    durationS: 45,
    shows: 'works',
    normal: { 'week-works': [0, 0, 6, 8], 'city-map': [6, 0, 6, 8] },
    fine: { 'week-works': [0, 0, 6, 8], 'city-map': [6, 0, 6, 5], 'calendar-heat': [6, 5, 6, 3] },
    wall: {
      ...{ 'week-works': [0, 0, 4, 8], 'city-map': [4, 0, 4, 8] },
      ...{ 'calendar-heat': [8, 0, 4, 4], changes: [8, 4, 4, 4] },
    },
    desk: {
      ...{ 'week-works': [0, 0, 4, 8], 'city-map': [4, 0, 5, 5], changes: [9, 0, 3, 5] },
      'calendar-heat': [4, 5, 8, 3],
    },
  },
  {
    code: 'money',
    names: ['Деньги', 'Қаражат', 'Money'],
    durationS: 40,
    normal: { 'money-bars': [0, 0, 12, 8] },
    fine: { 'money-bars': [0, 0, 8, 8], 'district-cards': [8, 0, 4, 8] },
    wall: { 'money-bars': [0, 0, 4, 8], 'district-cards': [4, 0, 4, 8], 'key-figures': [8, 0, 4, 8] },
    desk: { 'money-bars': [0, 0, 6, 8], 'key-figures': [6, 0, 6, 3], 'district-cards': [6, 3, 6, 5] },
  },
  {
    code: 'requests',
    names: ['Обращения', 'Өтініштер', 'Requests'],
    durationS: 40,
    normal: { requests: [0, 0, 5, 4], changes: [0, 4, 5, 4], 'district-multiples': [5, 0, 7, 8] },
    fine: { requests: [0, 0, 4, 4], changes: [0, 4, 4, 4], 'district-multiples': [4, 0, 8, 8] },
    wall: { requests: [0, 0, 4, 4], changes: [0, 4, 4, 4], 'district-multiples': [4, 0, 8, 8] },
    desk: { requests: [0, 0, 3, 4], changes: [0, 4, 3, 4], 'district-multiples': [3, 0, 9, 8] },
  },
  {
    code: 'decisions',
    names: ['Ждут решения', 'Шешім күтуде', 'Decisions due'],
    durationS: 45,
    normal: { 'decisions-due': [0, 0, 6, 8], 'alarm-kpis': [6, 0, 6, 8] },
    wall: { 'decisions-due': [0, 0, 4, 8], 'alarm-kpis': [4, 0, 4, 8], changes: [8, 0, 4, 8] },
    desk: { 'decisions-due': [0, 0, 4, 8], 'alarm-kpis': [4, 0, 4, 8], changes: [8, 0, 4, 8] },
  },
];

/** Scenes that come with the product, in their order. */
export const SHIPPED_SCENES: readonly SceneDraft[] = CONTENTS.map(
  ({ code, names, durationS, shows = 'findings', normal, fine, wall, desk }, index) => ({
    code,
    ...{ nameRu: names[0], nameKk: names[1], nameEn: names[2] },
    ...{ sort: (index + 1) * 10, durationS, enabled: true },
    layouts: {
      default: layout(normal, shows),
      ...(fine ? { 'uhd-86': layout(fine, shows) } : {}),
      'wall-3x2': layout(wall, shows),
      'desk-24': layout(desk, shows),
    },
  }),
);
