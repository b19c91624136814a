import type { LicenseState } from '@mywasender/contract/models/license-state';
import { StatusBadge, type StatusTone } from '@mywasender/ui/status-badge';
import { TextLink } from './text-link.tsx';
import { useCommandQuery } from './use-command-query.ts';
import { useText } from './use-text.ts';

export const LICENSE_TONES = {
  active: 'good',
  grace: 'warning',
  'read-only': 'bad',
  unlicensed: 'neutral',
} as const satisfies Record<LicenseState['mode'], StatusTone>;

/** The state of the license in one word, leading to its page. */
export function LicenseBadge() {
  const text = useText();
  const { data } = useCommandQuery('license.state', {});
  if (data === undefined) return null;
  const mode = text(`license.page.mode.${data.mode}`);
  return (
    <TextLink to="/license" underline="never" aria-label={`${text('app.nav.license')}: ${mode}`}>
      <StatusBadge tone={LICENSE_TONES[data.mode]} label={mode} />
    </TextLink>
  );
}
