import type { LicenseState } from '@mywasender/contract/models/license-state';
import { useText } from './use-text.ts';

/** The sentence for the state of the license: that of the server's verdict, or the core's own where it has none. */
export function useLicenseText(): (state: Pick<LicenseState, 'code' | 'detail' | 'mode'>) => string {
  const text = useText();
  return ({ code, detail, mode }) => {
    if (code !== null && code !== 'VALID') return text(`codes.license.${code}`);
    return mode === 'active' || detail === '' ? text(`license.page.modeText.${mode}`) : detail;
  };
}
