import { FLOW_OPACITY, type Palette, palettes, type Scheme } from './tokens.js';

/** The Oklab axes: how light, how far to red or green, how far to yellow or blue. */
type Colour = readonly [number, number, number];

/** How eyes that lack one kind of cones see linear light (Machado, Oliveira, Fernandes 2009, severity 1). */
const SIGHTS = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

const linear = (hex: string): Colour => {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
};

const times = (matrix: readonly number[], [r, g, b]: Colour): Colour => {
  const row = (at: number): number => (matrix[at] ?? 0) * r + (matrix[at + 1] ?? 0) * g + (matrix[at + 2] ?? 0) * b;
  return [row(0), row(3), row(6)];
};

/** Ottosson 2020. */
const TO_CONES = [
  ...[0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566],
  ...[0.0883024619, 0.2817188376, 0.6299787005],
];
const TO_LAB = [
  ...[0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099],
  ...[0.0259040371, 0.7827717662, -0.808675766],
];
const oklab = (light: Colour): Colour => {
  const [l, m, s] = times(TO_CONES, light);
  return times(TO_LAB, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)]);
};

/** How far two colours are apart for the eyes that see them worst; 0.02 is a step that is just seen. */
function distance(one: string, other: string): number {
  const apart = Object.values(SIGHTS).map((sight) => {
    const [a, b] = [one, other].map((hex) => oklab(times(sight, linear(hex)))) as [Colour, Colour];
    return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  });
  return Math.min(...apart);
}

/** WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [dark, light] = [one, other]
    .map((hex) => times([0.2126, 0.7152, 0.0722, 0, 0, 0, 0, 0, 0], linear(hex))[0] + 0.05)
    .toSorted((a, b) => a - b) as [number, number];
  return light / dark;
}

/** What is seen of a colour that lets some of its ground through. */
function over(ground: string, colour: string, opacity: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [above, below] = [colour, ground].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16)) as [
      number,
      number,
    ];
    return Math.round(above * opacity + below * (1 - opacity));
  });
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

type Marks = Record<string, string>;
const numbered = (name: string, colours: readonly string[]): Marks =>
  Object.fromEntries(colours.map((colour, place) => [`${name} ${place}`, colour]));

/** What is drawn on the map, over the ground outside of the city and within. */
const onMap = ({ severity, work, holders, map, text }: Palette): Marks => {
  const { district, place, restriction, highlight, sideA, sideB, meeting, draft } = map;
  return {
    ...{ ...severity, ...work, ...numbered('holder', holders), text },
    ...{ district, place, restriction, highlight, sideA, sideB, meeting, draft },
  };
};
/** What is drawn in charts and beside words. */
const onPanel = ({ severity, work, stage, series, holders, accent, positive, dim }: Palette): Marks => {
  const { ink: _ink, ...stages } = stage;
  const lists = { ...numbered('series', series), ...numbered('holder', holders) };
  return { ...severity, ...work, ...stages, ...lists, accent, positive, dim };
};

const pale = (marks: Marks, grounds: readonly string[], least: number): string[] =>
  Object.entries(marks).flatMap(([name, colour]) =>
    grounds.some((ground) => contrast(colour, ground) < least) ? [name] : [],
  );

/** Pairs that some eyes take for one. */
function alike(colours: readonly string[], least: number): string[] {
  return colours.flatMap((one, place) =>
    colours.slice(place + 1).flatMap((other) => (distance(one, other) < least ? [`${one} ${other}`] : [])),
  );
}

const MARK = 3;
const TEXT = 4.5;

describe.each(['dark', 'light'] as const satisfies Scheme[])('the %s theme', (scheme) => {
  const palette = palettes[scheme];
  const { page, panel, raised, hover, severity } = palette;

  it('has no mark of the map paler than 3:1', () => {
    expect(pale(onMap(palette), [palette.map.ground, palette.map.city], MARK)).toEqual([]);
  });

  it('has no mark of charts and badges paler than 3:1', () => {
    expect(pale(onPanel(palette), [panel, raised], MARK)).toEqual([]);
  });

  it.each([panel, raised])('has no ribbon of a flow paler than 3:1 on %s', (ground) => {
    const { flow, accent } = palette;
    const ribbons = { flow: over(ground, flow, FLOW_OPACITY), accent: over(ground, accent, FLOW_OPACITY) };
    expect(pale({ ...ribbons, gap: over(ground, severity.high, FLOW_OPACITY) }, [ground], MARK)).toEqual([]);
  });

  it('has no word paler than 4.5:1', () => {
    const { text, dim, accent, positive, warning, danger } = palette;
    const words = { text, dim, accent, positive, warning, danger, ...severity };
    expect(pale(words, [page, panel, raised, hover], TEXT)).toEqual([]);
  });

  it.each([
    ['severities', Object.values(severity), 0.06],
    ['holders on the map', palette.holders, 0.07],
    ['series of charts', palette.series, 0.07],
  ])('tells %s apart with any colour vision', (_what, colours, least) => {
    expect(alike(colours, least)).toEqual([]);
  });

  it('keeps the colours of warnings for warnings', () => {
    const { medium, high, critical } = severity;
    const taken = [...palette.series, ...palette.holders].filter((colour) =>
      [medium, high, critical].some((warning) => distance(colour, warning) < 0.04),
    );
    expect(taken).toEqual([]);
  });
});
