import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { FLOW_OPACITY, fonts, layout, palettes, type Palette } from './tokens.js';

const lagoon: MantineColorsTuple = [
  '#e6f8fb',
  '#d3eef4',
  '#a7dde8',
  '#77cbdc',
  '#4cc3dc',
  '#2fa9c3',
  '#1b91ab',
  '#0b7285',
  '#085f70',
  '#044a58',
];

/** Mantine's dark greys, brought to the blue of our surfaces. */
const dark: MantineColorsTuple = [
  '#e9eef4',
  '#c3ccd7',
  '#a3afbd',
  '#76838f',
  '#323c49',
  '#27303b',
  '#1e252e',
  '#161b22',
  '#12171d',
  '#0f1318',
];

/** Mantine's theme: one accent, one radius, compact controls, tabular figures. */
export const theme = createTheme({
  colors: { lagoon, dark },
  primaryColor: 'lagoon',
  primaryShade: { light: 7, dark: 7 },
  fontFamily: fonts.text,
  headings: { fontFamily: fonts.text, fontWeight: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '16px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { withArrow: true, openDelay: 400, zIndex: 500 } },
    // The placeholder would be a child no menu may have: the first item takes the focus.
    Menu: { defaultProps: { shadow: 'md', zIndex: 500, withInitialFocusPlaceholder: false } },
  },
});

function variables(palette: Palette): Record<string, string> {
  const flat: Record<string, string> = {};
  const simple = ['page', 'panel', 'raised', 'hover', 'line', 'text', 'dim', 'accent', 'positive', 'warning'] as const;
  for (const key of simple) flat[`--abat-${key}`] = palette[key];
  flat['--abat-accent-soft'] = palette.accentSoft;
  flat['--abat-danger'] = palette.danger;
  flat['--abat-flow'] = palette.flow;
  for (const group of ['severity', 'work', 'finding', 'stage'] as const)
    for (const [name, colour] of Object.entries(palette[group])) flat[`--abat-${group}-${name}`] = colour;
  for (const [place, colour] of palette.holders.entries()) flat[`--abat-holder-${place}`] = colour;
  for (const [name, colour] of Object.entries(palette.map)) flat[`--abat-map-${name.toLowerCase()}`] = colour;
  return {
    ...flat,
    '--mantine-color-body': palette.panel,
    '--mantine-color-text': palette.text,
    '--mantine-color-dimmed': palette.dim,
    '--mantine-color-default': palette.raised,
    '--mantine-color-default-hover': palette.hover,
    '--mantine-color-default-border': palette.line,
    '--mantine-color-anchor': palette.accent,
    '--mantine-color-error': palette.danger,
    '--mantine-color-placeholder': palette.dim,
  };
}

/** Tokens as CSS variables `--abat-*`; Mantine's own greys follow the same palette. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    ...Object.fromEntries(Object.entries(layout).map(([name, px]) => [`--abat-size-${name}`, `${px}px`])),
    '--abat-flow-opacity': String(FLOW_OPACITY),
  },
  dark: {
    ...variables(palettes.dark),
    // Mantine's own is darker than the panel: a button would look like a hole in it.
    '--mantine-color-lagoon-light': palettes.dark.accentSoft,
    '--mantine-color-lagoon-light-hover': `color-mix(in srgb, ${palettes.dark.accentSoft} 82%, ${palettes.dark.accent})`,
  },
  light: variables(palettes.light),
});
