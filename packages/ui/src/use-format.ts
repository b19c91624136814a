import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, type Format } from './format.ts';

/** Formatters in the language of the app; `timeZone` is an IANA name, by default that of the computer. */
export function useFormat(timeZone?: string): Format {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => createFormat(t, language, timeZone), [t, language, timeZone]);
}
