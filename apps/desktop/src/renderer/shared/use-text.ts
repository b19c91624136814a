import { type MessageKey, type Translate, useMessages } from '@mywasender/ui/i18n';
import type { en } from '../i18n/en.ts';

export type TextKey = MessageKey<typeof en>;
export type Text = Translate<typeof en>;

/** The sentences of the app in the chosen language. */
export function useText(): Text {
  return useMessages<typeof en>('app');
}
