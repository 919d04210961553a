import type { FindingStatus, Severity, WorkStatus } from '@abat/contracts';

/** The two looks of the product. Dark is the default: walls hang in dim rooms. */
export type Scheme = 'dark' | 'light';

/**
 * Every colour of the interface and of the map, per scheme.
 * Red is only for critical, yellow and orange only for warnings; everything else stays cool and quiet.
 * Text colours reach 4.5:1 on `panel`, marks 3:1 on the map's ground.
 */
export type Palette = {
  page: string;
  panel: string;
  raised: string;
  hover: string;
  line: string;
  text: string;
  dim: string;
  accent: string;
  accentSoft: string;
  positive: string;
  warning: string;
  danger: string;
  severity: Record<Severity, string>;
  work: Record<WorkStatus, string>;
  finding: Record<FindingStatus, string>;
  /** What a stage is for; `ink` is the text on them. */
  stage: { prepare: string; build: string; keep: string; watch: string; serve: string; ink: string };
  /** Holders on the map, told apart with any colour vision; names stand beside them in the legend. */
  holders: readonly string[];
  /** Series of charts, told apart with any colour vision and by their patterns. Never a colour of warnings. */
  series: readonly string[];
  /** Ribbons of a flow. */
  flow: string;
  map: {
    ground: string;
    city: string;
    district: string;
    microdistrict: string;
    street: string;
    major: string;
    green: string;
    courtyard: string;
    space: string;
    place: string;
    restriction: string;
    label: string;
    labelDim: string;
    halo: string;
    highlight: string;
    sideA: string;
    sideB: string;
    meeting: string;
    draft: string;
  };
};

const dark: Palette = {
  page: '#0f1318',
  panel: '#161b22',
  raised: '#1e252e',
  hover: '#27303b',
  line: '#323c49',
  text: '#e9eef4',
  dim: '#a3afbd',
  accent: '#4cc3dc',
  accentSoft: '#17343e',
  positive: '#4fbf93',
  warning: '#f0a04b',
  danger: '#ff6b5c',
  severity: { info: '#b9c2cd', low: '#62b5e5', medium: '#e8d44d', high: '#f0a04b', critical: '#ff6b5c' },
  work: {
    planned: '#9cc3e6',
    approved: '#5f9fe0',
    running: '#4fbf93',
    finished: '#b39ddb',
    accepted: '#8b97a6',
    cancelled: '#778392',
  },
  finding: {
    open: '#e9eef4',
    assessed: '#62b5e5',
    'in-decision': '#b39ddb',
    resolved: '#4fbf93',
    dismissed: '#8b97a6',
    closed: '#8b97a6',
  },
  stage: {
    prepare: '#b7c4d4',
    build: '#77aadd',
    keep: '#44bb99',
    watch: '#c9a6e8',
    serve: '#99ddff',
    ink: '#0f1318',
  },
  holders: ['#4aadf5', '#8bd47b', '#d9bdf3', '#b66992', '#b4fde5', '#24843a', '#805fda', '#6da361'],
  flow: '#748293',
  series: ['#5f9fe0', '#66d37a', '#ecaed7', '#9bf9f0', '#8b697a', '#5a9313'],
  map: {
    ground: '#12171d',
    city: '#181e26',
    district: '#61748a',
    microdistrict: '#364352',
    street: '#2c3743',
    major: '#3b4857',
    green: '#1c2f2b',
    courtyard: '#1f2832',
    space: '#232d3a',
    place: '#7d8b9b',
    restriction: '#c7a7e0',
    label: '#cfd8e3',
    labelDim: '#93a1b1',
    halo: '#12171d',
    highlight: '#ffffff',
    sideA: '#4cc3dc',
    sideB: '#d79bf0',
    meeting: '#ffffff',
    draft: '#4cc3dc',
  },
};

const light: Palette = {
  page: '#e9edf2',
  panel: '#ffffff',
  raised: '#f3f6f9',
  hover: '#e8edf3',
  line: '#d3dae3',
  text: '#17202b',
  dim: '#526071',
  accent: '#0b7285',
  accentSoft: '#dff2f6',
  positive: '#0b7a57',
  warning: '#a55702',
  danger: '#b0062d',
  severity: { info: '#566374', low: '#1668a8', medium: '#5a4d04', high: '#a55702', critical: '#b0062d' },
  work: {
    planned: '#3d7ab0',
    approved: '#1d5a98',
    running: '#0b7a57',
    finished: '#6a4bb0',
    accepted: '#566374',
    cancelled: '#76828f',
  },
  finding: {
    open: '#17202b',
    assessed: '#1668a8',
    'in-decision': '#6a4bb0',
    resolved: '#0b7a57',
    dismissed: '#566374',
    closed: '#566374',
  },
  stage: {
    prepare: '#55667a',
    build: '#1d5a98',
    keep: '#0b7a57',
    watch: '#6a3f9c',
    serve: '#0b7285',
    ink: '#ffffff',
  },
  holders: ['#2071f3', '#618046', '#9860ae', '#7d2759', '#39588a', '#0f3805', '#2a02a0', '#3a1e50'],
  flow: '#66737f',
  series: ['#1d5a98', '#617d64', '#a50371', '#9548cc', '#611343', '#370098'],
  map: {
    ground: '#e4e8ed',
    city: '#f4f6f8',
    district: '#66788c',
    microdistrict: '#b9c4d0',
    street: '#ffffff',
    major: '#cbd5df',
    green: '#d7e8dc',
    courtyard: '#e8edf2',
    space: '#e2e8f1',
    place: '#66788c',
    restriction: '#7a3fa8',
    label: '#26323f',
    labelDim: '#56667a',
    halo: '#ffffff',
    highlight: '#0b1620',
    sideA: '#0b7285',
    sideB: '#8a2fb0',
    meeting: '#0b1620',
    draft: '#0b7285',
  },
};

export const palettes: Record<Scheme, Palette> = { dark, light };

/** Of the ribbons of a flow: where they cross, one is seen through the other. */
export const FLOW_OPACITY = 0.85;

/** Pixels. Widths of the fixed parts of the console; `page`: the widest a page of text and tables becomes. */
export const layout = { header: 52, rail: 92, panel: 420, drawer: 460, footer: 28, sheet: 360, page: 2200 } as const;

export const fonts = {
  text: "'Inter', 'Noto Sans', sans-serif",
  map: 'Noto Sans',
} as const;
