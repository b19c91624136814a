import type { MessageParams } from '@mywasender/ui/i18n';
import { useCallback } from 'react';
import { isTextKey } from './is-text-key.ts';
import { useText } from './use-text.ts';

/** The sentence for a code of a closed list, `area` being where its sentences stand; never nothing. */
export function useCodeText(): (area: string, code: string, params?: MessageParams) => string {
  const text = useText();
  return useCallback(
    (area, code, params) => {
      const key = `${area}.${code}`;
      return isTextKey(key) ? text(key, params) : text('codes.unknown', { code });
    },
    [text],
  );
}
