import type { Check, CheckResult } from '../check.ts';
import { runChecks, skipChecks } from '../run-checks.ts';
import { adapterBundleCheck } from './check-adapter-bundle.ts';
import { allowedOriginsCheck } from './check-allowed-origins.ts';
import { auditHeadsCheck } from './check-audit-heads.ts';
import { backupKeyCheck } from './check-backup-key.ts';
import { backupsCheck } from './check-backups.ts';
import { dataFolderCheck } from './check-data-folder.ts';
import { databasePasswordCheck } from './check-database-password.ts';
import { debuggingCheck } from './check-debugging.ts';
import { diskSpaceCheck } from './check-disk-space.ts';
import { leaseKeysCheck } from './check-lease-keys.ts';
import { mailServerCheck } from './check-mail-server.ts';
import { metricsTokenCheck } from './check-metrics-token.ts';
import { paymentsCheck } from './check-payments.ts';
import { portalBuiltCheck } from './check-portal-built.ts';
import { productionModeCheck } from './check-production-mode.ts';
import { publicUrlCheck } from './check-public-url.ts';
import { redisCheck } from './check-redis.ts';
import { requiredFactorsCheck } from './check-required-factors.ts';
import { secretFilesCheck } from './check-secret-files.ts';
import { secretsCheck } from './check-secrets.ts';
import { settingsCheck } from './check-settings.ts';
import { trustedProxiesCheck } from './check-trusted-proxies.ts';
import type { EnvironmentSubject } from './environment-subject.ts';
import type { SettingsSubject } from './settings-subject.ts';

/** These say something also where the server would not start. */
const ENVIRONMENT_CHECKS: readonly Check<EnvironmentSubject>[] = [
  settingsCheck,
  productionModeCheck,
  secretsCheck,
  debuggingCheck,
  backupKeyCheck,
  databasePasswordCheck,
  portalBuiltCheck,
];
const READ_SETTINGS_CHECKS: readonly Check<SettingsSubject>[] = [
  publicUrlCheck,
  allowedOriginsCheck,
  trustedProxiesCheck,
  requiredFactorsCheck,
  metricsTokenCheck,
  leaseKeysCheck,
  auditHeadsCheck,
  adapterBundleCheck,
  dataFolderCheck,
  secretFilesCheck,
  diskSpaceCheck,
  redisCheck,
  mailServerCheck,
  paymentsCheck,
  backupsCheck,
];
export const SETTINGS_CHECKS = [...ENVIRONMENT_CHECKS, ...READ_SETTINGS_CHECKS];

/** What can be told from the settings and this machine, before anything runs. */
export async function examineSettings(subject: EnvironmentSubject, now: Date): Promise<CheckResult[]> {
  const { env, settings } = subject;
  const { config } = settings;
  return [
    ...(await runChecks(ENVIRONMENT_CHECKS, subject)),
    ...(config === null
      ? skipChecks(READ_SETTINGS_CHECKS, 'the settings cannot be read')
      : await runChecks(READ_SETTINGS_CHECKS, { env, config, now, live: false })),
  ];
}
