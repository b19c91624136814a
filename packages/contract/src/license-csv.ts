import { CSV_START, csvLine } from './csv.ts';
import type { LicenseWithKey } from './http/licenses.ts';

const HEADER = ['key', 'plan', 'devices', 'customer', 'note', 'created', 'expires'] as const;

/**
 * Keys with what belongs to them, as the portal saves them and the server answers. Column names stay English so that
 * other programs can rely on them; instants are those of the API, an empty cell is null.
 */
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
