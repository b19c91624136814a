import type { ServerDeps } from '../shared/deps.ts';
import { noteAnomaly } from './note-anomaly.ts';

const HOUR = 60 * 60_000;
const MONTH = 30 * 24 * HOUR;

interface Counts {
  readonly attempts: number;
  readonly devices: number;
  readonly licenses: number;
}

/**
 * Looks whether an activation, granted or not, was one too many: of the license within an hour, of different devices
 * within a month, or of licenses on one computer. Counted from what the database keeps, so all instances see it.
 */
export async function watchActivation(
  deps: Pick<ServerDeps, 'db' | 'now' | 'config' | 'jobs'>,
  { licenseId, computer }: { readonly licenseId: string; readonly computer: string },
): Promise<void> {
  const at = deps.now().getTime();
  const [hourAgo, monthAgo] = [new Date(at - HOUR), new Date(at - MONTH)];
  const [counts] = await deps.db.prisma.$queryRaw<Counts[]>`
    SELECT
      (SELECT count(*)::int FROM activation_attempts
        WHERE license_id = ${licenseId}::uuid AND at > ${hourAgo}) AS attempts,
      (SELECT count(DISTINCT key_thumbprint)::int FROM activation_attempts
        WHERE license_id = ${licenseId}::uuid AND at > ${monthAgo} AND code = 'VALID') AS devices,
      (SELECT count(DISTINCT license_id)::int FROM activation_attempts
        WHERE computer = ${computer} AND at > ${monthAgo} AND code = 'VALID') AS licenses`;
  if (counts === undefined) return;
  const { abuse } = deps.config;
  const ofLicense = { subject: licenseId, licenseId };
  await noteAnomaly(deps, {
    kind: 'activations-per-hour',
    ...ofLicense,
    count: counts.attempts,
    threshold: abuse.activationsPerHour,
  });
  await noteAnomaly(deps, {
    kind: 'devices-per-month',
    ...ofLicense,
    count: counts.devices,
    threshold: abuse.devicesPerMonth,
  });
  await noteAnomaly(deps, {
    kind: 'licenses-per-computer',
    subject: computer,
    licenseId,
    count: counts.licenses,
    threshold: abuse.licensesPerComputer,
  });
}
