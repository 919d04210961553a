import { SEVERITIES, WORK_STATUSES, type Severity, type WorkStatus } from '@abat/contracts';
import { SEVERITY_PATHS } from '../../../ui/severity-shape.js';
import { WORK_STATUS_PATHS } from '../../../ui/work-status-badge.js';
import { palettes, type Palette, type Scheme } from '../../../theme/tokens.js';
import { PLACE_PATHS } from './place-paths.js';

/** Images are drawn twice as large as they are shown, so that they stay sharp on dense screens. */
export const IMAGE_PIXEL_RATIO = 2;

type Hatch = 'wide' | 'sparse' | 'dense' | 'cross' | 'dots' | 'back';
type Context = CanvasRenderingContext2D;

/** Name of a pattern of one colour. Every image's name says how to draw it. */
export const hatchName = (hatch: Hatch, colour: string): string => `hatch:${hatch}:${colour}`;
export const severityIconName = (scheme: Scheme, severity: Severity): string => `severity:${scheme}:${severity}`;
export const statusIconName = (scheme: Scheme, status: WorkStatus): string => `status:${scheme}:${status}`;
export const clusterIconName = (scheme: Scheme, radiusPx: number | ''): string => `cluster:${scheme}:${radiusPx}`;
export const pillName = (scheme: Scheme): string => `pill:${scheme}:findings`;
/** Signs of layers that have no sign of their own kind on the map. */
export type Mark = 'restriction' | 'no-restriction' | 'site';
export const markName = (scheme: Scheme, mark: Mark): string => `mark:${scheme}:${mark}`;
export const placeIconName = (scheme: Scheme, kind: 'bus-stop' | 'mall'): string => `place:${scheme}:${kind}`;

function canvas(widthPx: number, heightPx = widthPx): Context {
  const element = document.createElement('canvas');
  element.width = widthPx * IMAGE_PIXEL_RATIO;
  element.height = heightPx * IMAGE_PIXEL_RATIO;
  const context = element.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('2D canvas is not available');
  context.scale(IMAGE_PIXEL_RATIO, IMAGE_PIXEL_RATIO);
  return context;
}

const read = (context: Context): ImageData => context.getImageData(0, 0, context.canvas.width, context.canvas.height);

/** Diagonals that meet at the tile's edges without a seam. */
function diagonals(context: Context, size: number, rising: boolean): void {
  context.beginPath();
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift - 1, rising ? size + 1 : -1);
    context.lineTo(shift + size + 1, rising ? -1 : size + 1);
  }
  context.stroke();
}

const hatchSizes: Record<Hatch, number> = { wide: 26, sparse: 14, dense: 8, cross: 12, dots: 8, back: 10 };

function drawHatch(hatch: Hatch, colour: string): ImageData {
  const size = hatchSizes[hatch];
  const context = canvas(size);
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = hatch === 'sparse' || hatch === 'wide' ? 1.2 : 1.6;
  if (hatch === 'dots') {
    context.arc(size / 2, size / 2, 1.3, 0, 2 * Math.PI);
    context.fill();
    return read(context);
  }
  if (hatch !== 'back') diagonals(context, size, true);
  if (hatch === 'cross' || hatch === 'back') diagonals(context, size, false);
  return read(context);
}

/** A shape of a 16 x 16 box on a disc of the ground, so that it reads on any colour beneath. */
function drawShape(path: string, colour: string, palette: Palette): ImageData {
  const size = 24;
  const context = canvas(size);
  const outline = new Path2D(path);
  context.translate((size - 16) / 2, (size - 16) / 2);
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = palette.map.halo;
  context.stroke(outline);
  context.fillStyle = colour;
  context.fill(outline, 'evenodd');
  return read(context);
}

const isMark = (name: string): name is Mark => name in markPaths;

// A round sign with a bar: full while it holds, a ring when it does not; a tree.
const markPaths: Record<Mark, string> = {
  restriction: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM4 6.8v2.4h8V6.8Z',
  'no-restriction':
    'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm0 1.7a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6ZM5 7.2v1.6h6V7.2Z',
  site: 'M8 1.5 12.5 8H10l3 4.2H9v2.3H7v-2.3H3L6 8H3.5Z',
};

/** The disc behind a count of works; the more, the larger. */
function drawCluster(radius: number, palette: Palette): ImageData {
  const size = radius * 2 + 4;
  const context = canvas(size);
  context.arc(size / 2, size / 2, radius, 0, 2 * Math.PI);
  context.fillStyle = palette.raised;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = palette.accent;
  context.stroke();
  return read(context);
}

/** Size of the plate behind a count of findings, px; its middle stretches with the text. */
export const PILL = { width: 24, height: 24, corner: 9 } as const;

function drawPill(palette: Palette): ImageData {
  const context = canvas(PILL.width, PILL.height);
  context.roundRect(1, 1, PILL.width - 2, PILL.height - 2, PILL.corner - 2);
  context.fillStyle = palette.panel;
  context.fill();
  context.lineWidth = 1.2;
  context.strokeStyle = palette.map.district;
  context.stroke();
  return read(context);
}

type Drawer = (name: string, palette: Palette) => ImageData | null;

const drawers: Record<string, Drawer> = {
  severity: (name, palette) => {
    const severity = SEVERITIES.find((candidate) => candidate === name);
    return severity ? drawShape(SEVERITY_PATHS[severity], palette.severity[severity], palette) : null;
  },
  status: (name, palette) => {
    const status = WORK_STATUSES.find((candidate) => candidate === name);
    return status ? drawShape(WORK_STATUS_PATHS[status], palette.work[status], palette) : null;
  },
  cluster: (radius, palette) => (Number(radius) > 0 ? drawCluster(Number(radius), palette) : null),
  pill: (_name, palette) => drawPill(palette),
  mark: (name, palette) => {
    const colour = name === 'site' ? palette.map.label : palette.map.restriction;
    return isMark(name) ? drawShape(markPaths[name], colour, palette) : null;
  },
  place: (name, palette) =>
    name === 'bus-stop' || name === 'mall' ? drawShape(PLACE_PATHS[name], palette.map.place, palette) : null,
};

/** Draws the image of a name made by one of the functions above; null for any other name. */
export function drawImage(name: string): ImageData | null {
  const [kind = '', first = '', second = ''] = name.split(':');
  if (kind === 'hatch' && first in hatchSizes) return drawHatch(first as Hatch, second);
  if (first !== 'dark' && first !== 'light') return null;
  return drawers[kind]?.(second, palettes[first]) ?? null;
}
