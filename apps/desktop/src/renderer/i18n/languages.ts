import type { LanguageResources } from '@mywasender/ui/i18n';
import { en } from './en.ts';

/** Languages the app speaks: a language is offered in Settings once its sentences are here. */
export const RESOURCES = {
  en: { app: en },
} as const satisfies Readonly<Record<string, LanguageResources>>;

export const LANGUAGE_NAMES = { en: 'English' } as const satisfies Record<keyof typeof RESOURCES, string>;
