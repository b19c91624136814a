import type { LanguageResources } from '@mywasender/ui/i18n';
import { en } from './messages/en.ts';

/** Languages of the portal. English is complete; another one may leave sentences out. */
export const RESOURCES = { en: { app: en } } as const satisfies Readonly<Record<string, LanguageResources>>;

const KEY = 'mywasender-language';

/** The language chosen on this browser, else the first of its own that the portal speaks. */
export function initialLanguage(): string {
  const wanted = [localStorage.getItem(KEY) ?? '', ...navigator.languages];
  const codes = wanted.map((tag) => tag.split('-')[0] ?? '');
  return codes.find((code) => Object.hasOwn(RESOURCES, code)) ?? 'en';
}

export function rememberLanguage(language: string): void {
  localStorage.setItem(KEY, language);
}
