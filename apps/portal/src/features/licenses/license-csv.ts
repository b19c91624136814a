import { CSV_START, csvLine } from '@mywasender/contract/csv';
import type { LicenseWithKey } from '@mywasender/contract/http/licenses';

const HEADER = ['key', 'plan', 'devices', 'customer', 'note', 'created', 'expires'] as const;

/** Keys with what belongs to them; column names stay English so that other programs can rely on them. */
export function licenseCsv(licenses: readonly LicenseWithKey[]): string {
  const rows = licenses.map((license) => [
    license.key,
    license.plan.name,
    String(license.deviceLimit),
    license.customerEmail ?? '',
    license.note ?? '',
    license.createdAt,
    license.expiresAt ?? '',
  ]);
  return CSV_START + [HEADER, ...rows].map(csvLine).join('');
}
