import type { Locale } from '@abat/contracts';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette, Scheme } from '../../../theme/tokens.js';
import type { MapLayer } from '../layer-names.js';

/** What every part of the style is made from. */
export type StyleInput = {
  scheme: Scheme;
  palette: Palette;
  locale: Locale;
  visible: ReadonlySet<MapLayer>;
  /** Word of the mark on demonstration rows, in the reader's language. */
  demoWord: string;
};

export type StylePart = (input: StyleInput) => LayerSpecification[];

/** Regular and semibold Noto Sans from the page's own fonts: the style has no glyph server. */
export const REGULAR = ['Noto Sans'];
export const SEMIBOLD = ['Noto Sans SemiBold', 'Noto Sans'];

/** The name of a feature in the language of the reader, else in another one it has. */
export function nameExpression(locale: Locale): ExpressionSpecification {
  const order = { kk: ['kk', 'ru', 'en'], ru: ['ru', 'kk', 'en'], en: ['en', 'kk', 'ru'] }[locale];
  return ['coalesce', ...order.map((code) => ['get', `name_${code}`] as ExpressionSpecification), ''];
}

/** Picks a value by the property of a feature. */
export function byProperty(property: string, values: Record<string, string>, other: string): ExpressionSpecification {
  const pairs = Object.entries(values).flat();
  return ['match', ['to-string', ['get', property]], ...pairs, other] as unknown as ExpressionSpecification;
}

export const isPolygon: ExpressionSpecification = [
  'match',
  ['geometry-type'],
  ['Polygon', 'MultiPolygon'],
  true,
  false,
];

export const isLine: ExpressionSpecification = [
  'match',
  ['geometry-type'],
  ['LineString', 'MultiLineString'],
  true,
  false,
];

export const isPoint: ExpressionSpecification = ['match', ['geometry-type'], ['Point', 'MultiPoint'], true, false];

/** A value that grows with the zoom, linear between the stops. */
export const byZoom = (...stops: [zoom: number, value: number | ExpressionSpecification][]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;

/** True for the feature under the pointer or the selected one. */
export const isMarked: ExpressionSpecification = [
  'any',
  ['boolean', ['feature-state', 'selected'], false],
  ['boolean', ['feature-state', 'hover'], false],
];
