import type { VerifiedBackup } from './verify-backup.ts';

export function describeBackup(
  path: string,
  { manifest, rows, opened, auditEntries }: VerifiedBackup,
): string {
  const tables = Object.keys(manifest.rows).length;
  return [
    `${path} is whole: ${manifest.kind}, of ${manifest.createdAt}, server ${manifest.serverVersion}.`,
    `  Restored into a scratch database: ${rows} rows in ${tables} tables, ${manifest.migrations.length} migrations,`,
    `  ${opened} sealed fields opened, audit trail of ${auditEntries} entries intact.`,
    '',
  ].join('\n');
}
