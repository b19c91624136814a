import { createTheme, type MantineColorsTuple } from '@mantine/core';

// Shade 7 carries white text at 5.5:1 and shade 4 reads at 6:1 on the dark background.
const teal: MantineColorsTuple = [
  '#e8f6f4',
  '#d0ebe8',
  '#a3d8d2',
  '#73c5bc',
  '#4db5aa',
  '#2b9e93',
  '#158a80',
  '#0f766e',
  '#0b5f59',
  '#084a45',
];

// Shade 7 carries white text at 6:1, which Mantine's own red does not reach.
const red: MantineColorsTuple = [
  '#fff1f0',
  '#ffe1df',
  '#ffc4c1',
  '#ff9f9a',
  '#f97a74',
  '#e85650',
  '#d43d38',
  '#bb2d29',
  '#9d221f',
  '#7f1a18',
];

const dark: MantineColorsTuple = [
  '#d8e0e3',
  '#bac5ca',
  '#9aa8ae',
  '#63727a',
  '#3d4a51',
  '#313d43',
  '#263137',
  '#1b2429',
  '#141b1f',
  '#0e1417',
];

const system =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';

/** The look both front ends share: deep teal on quiet greys, compact, AA contrast in light and dark. */
export const theme = createTheme({
  colors: { teal, red, dark },
  primaryColor: 'teal',
  primaryShade: 7,
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontFamily: system,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: {
    fontFamily: system,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
    },
  },
  components: {
    Card: { defaultProps: { withBorder: true, padding: 'lg' } },
    // Their heads are <header> elements, which would count as further banners of the page.
    Modal: {
      defaultProps: { centered: true, radius: 'lg', attributes: { header: { role: 'presentation' } } },
    },
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    // In place the menu stays inside its landmark; the focus placeholder is a child no menu may have.
    Menu: {
      defaultProps: {
        shadow: 'md',
        position: 'bottom-end',
        withinPortal: false,
        withInitialFocusPlaceholder: false,
      },
    },
    Table: { defaultProps: { verticalSpacing: 'xs', horizontalSpacing: 'md' } },
  },
});
