import { plainWords } from '../field-name.ts';

/** A message in the language of its author and in others. */
export interface Translated<T> {
  /** For people of unknown language, or of one there is no text in. */
  readonly text: T;
  /** By BCP 47 tag, in any spelling: `pt`, `pt-BR`, `zh_Hant`. */
  readonly translations?: readonly { readonly language: string; readonly text: T }[] | undefined;
}

export interface ChosenTranslation<T> {
  /** As the message spells it; `null` for the original. */
  readonly language: string | null;
  readonly text: T;
}

/**
 * Gives the text for a contact's language: `pt-BR`, else `pt`, else the original (RFC 4647, section 3.4, "lookup"). The
 * name of a language, in English or its own, is as good as its tag: many lists say "Spanish" or "español". Never throws. Remembers what it has looked up: an audience has few languages and many people.
 */
export function translationChooser<T>({
  text,
  translations = [],
}: Translated<T>): (language: string) => ChosenTranslation<T> {
  const original = { language: null, text };
  if (translations.length === 0) return () => original;
  const byTag = new Map<string, ChosenTranslation<T>>();
  const byName = new Map<string, ChosenTranslation<T>>();
  for (const one of translations) {
    const tag = canonicalTag(one.language);
    if (tag === null || byTag.has(tag)) continue;
    byTag.set(tag, one);
    for (const name of namesOf(tag)) byName.set(name, byName.get(name) ?? one);
  }
  const known = new Map<string, ChosenTranslation<T>>();
  return (language) => {
    const found = known.get(language);
    if (found !== undefined) return found;
    const tag = lookupOrder(language).find((one) => byTag.has(one));
    const named = tag === undefined ? byName.get(plainWords(language)) : byTag.get(tag);
    const chosen = named ?? original;
    known.set(language, chosen);
    return chosen;
  };
}

function namesOf(tag: string): readonly string[] {
  return ['en', tag].flatMap((locale) => {
    const name = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(tag);
    return name === undefined ? [] : [plainWords(name)];
  });
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
