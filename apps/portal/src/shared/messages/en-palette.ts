export const enPalette = {
  open: 'Go to a page or do something',
  hint: 'Go to… (Ctrl K)',
  placeholder: 'Go to a page, do something, or find a license',
  nothing: 'Nothing of that name',
  actions: 'Actions',
  light: 'Light appearance',
  dark: 'Dark appearance',
  find: 'Find licenses: {query}',
} as const;
