/** A message in the language of its author and in others. */
export interface Translations<T> {
  /** For people of unknown language, or of one there is no text in. */
  readonly original: T;
  /** By BCP 47 tag, in any spelling: `pt`, `pt-BR`, `zh_Hant`. */
  readonly byLanguage: Readonly<Record<string, T>>;
}

export interface ChosenTranslation<T> {
  /** The key of `byLanguage`; `null` for the original. */
  readonly language: string | null;
  readonly text: T;
}

/** The text for a contact: `pt-BR`, else `pt`, else the original (RFC 4647, section 3.4, "lookup"). Never throws. */
export function chooseTranslation<T>(
  translations: Translations<T>,
  language: string | null,
): ChosenTranslation<T> {
  const byTag = new Map(
    Object.entries(translations.byLanguage).map(([key, text]) => [
      canonicalTag(key),
      { language: key, text },
    ]),
  );
  for (const tag of language === null ? [] : lookupOrder(language)) {
    const found = byTag.get(tag);
    if (found !== undefined) return found;
  }
  return { language: null, text: translations.original };
}

/** `PT_br` → `pt-BR`, `iw` → `he`; `null` for what is no tag. */
export function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}

/**
 * A tag and what it falls back to, last to be tried last. The script that goes without saying is tried before the bare
 * language, so that `zh-TW` finds `zh-Hant` and not the `zh` that is read as simplified.
 */
function lookupOrder(language: string): readonly string[] {
  const tag = canonicalTag(language);
  if (tag === null) return [];
  const order: string[] = [];
  let subtags = tag.split('-');
  while (subtags.length > 1) {
    order.push(subtags.join('-'));
    // A single letter opens an extension and means nothing without it.
    subtags = subtags.slice(0, subtags.at(-2)?.length === 1 ? -2 : -1);
  }
  const { language: bare, script } = new Intl.Locale(tag).maximize();
  return [...order, ...(script === undefined ? [] : [`${bare}-${script}`]), bare];
}
