import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from './use-text.ts';

/** Names a language in the language of the app; `null` is the one the message was written in first. */
export function useLanguageName(): (language: string | null) => string {
  const text = useText();
  const { i18n } = useTranslation();
  const names = useMemo(() => new Intl.DisplayNames(i18n.language, { type: 'language' }), [i18n.language]);
  return (language) => {
    if (language === null) return text('editor.languages.original');
    try {
      return names.of(language.trim().replaceAll('_', '-')) ?? language;
    } catch {
      return language;
    }
  };
}
