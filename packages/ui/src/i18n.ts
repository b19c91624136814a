import { createInstance, type i18n } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { en } from './en.ts';

/** Nested sentences; `{name}` marks a parameter, the suffixes `_one`, `_other`, … a plural. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

type PluralSuffix = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type WithoutPlural<Key extends string> = Key extends `${infer Base}_${PluralSuffix}` ? Base : Key;

/** Dotted paths to the sentences of `M`, plural suffixes removed. */
export type MessageKey<M> = {
  [Key in keyof M & string]: M[Key] extends string ? WithoutPlural<Key> : `${Key}.${MessageKey<M[Key]>}`;
}[keyof M & string];

export type MessageParams = Readonly<Record<string, string | number | boolean | null>>;
export type Translate<M> = (key: MessageKey<M>, params?: MessageParams) => string;

/** Per language: `app` = the app's own sentences, `ui` = those of this package, `errors` = by error code. */
export type LanguageResources = Readonly<Partial<Record<'app' | 'ui' | 'errors', Messages>>>;

const RTL = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Writing direction of a BCP 47 language tag. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RTL.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** An i18next instance of its own, ready at once. English of this package is built in and is the fallback. */
export function createI18n(resources: Readonly<Record<string, LanguageResources>>, language: string): i18n {
  const instance = createInstance();
  const english = resources.en ?? {};
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    ns: ['app', 'ui', 'errors'],
    defaultNS: 'app',
    initAsync: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    resources: Object.fromEntries(
      Object.entries({ ...resources, en: { ...english, ui: { ...en, ...english.ui } } }).map(
        ([code, namespaces]) => [code, { ...namespaces }],
      ),
    ),
  });
  return instance;
}

/** The sentences of one namespace in the current language, their keys checked by the compiler against `M`. */
export function useMessages<M extends Messages>(namespace: 'app' | 'ui'): Translate<M> {
  const { t } = useTranslation(namespace);
  return useCallback(
    (key, params) => {
      const lookup: (key: string, options: Record<string, unknown>) => string = t;
      return lookup(key, { ...params });
    },
    [t],
  );
}
