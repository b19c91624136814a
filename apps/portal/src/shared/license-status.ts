import type { LicenseStatus } from '@mywasender/contract/http/licenses';
import type { StatusTone } from '@mywasender/ui/status-badge';

export const STATUS_TONES = {
  active: 'good',
  suspended: 'warning',
  revoked: 'bad',
  expired: 'neutral',
} as const satisfies Record<LicenseStatus, StatusTone>;
