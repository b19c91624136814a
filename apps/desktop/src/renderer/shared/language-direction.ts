const RIGHT_TO_LEFT: readonly (string | undefined)[] = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm'];

/** The way a language is written; `auto`, by its first letters, for one that is unknown or no tag. */
export function languageDirection(language: string | null): 'ltr' | 'rtl' | 'auto' {
  if (language === null) return 'auto';
  try {
    const { script } = new Intl.Locale(language.trim().replaceAll('_', '-')).maximize();
    return RIGHT_TO_LEFT.includes(script) ? 'rtl' : 'ltr';
  } catch {
    return 'auto';
  }
}
