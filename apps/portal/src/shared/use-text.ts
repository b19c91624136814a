import { type Translate, useMessages } from '@mywasender/ui/i18n';
import type { en } from './messages/en.ts';

/** Sentences of the portal. */
export function useText(): Translate<typeof en> {
  return useMessages<typeof en>('app');
}
