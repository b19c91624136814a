import type { en } from './en.ts';
import { type Translate, useMessages } from './i18n.ts';

/** Sentences of this package in the language of the app. */
export function useUiText(): Translate<typeof en> {
  return useMessages<typeof en>('ui');
}
