import { readEncryptionKeys, readSecret } from '../../config/read-secrets.ts';
import { parseLeaseKeys } from '../../crypto/lease-keys.ts';
import { type Check, fail, ok } from '../check.ts';
import { describeCause } from '../describe-cause.ts';
import type { EnvironmentSubject } from './environment-subject.ts';

/** By the rules the server itself reads them with; all that is wrong at once, where the server stops at the first. */
const READERS: Readonly<Record<string, (value: string | undefined) => unknown>> = {
  JWT_SECRET: (value) => readSecret('JWT_SECRET', value),
  LICENSE_SECRET: (value) => readSecret('LICENSE_SECRET', value),
  ENCRYPTION_KEY: readEncryptionKeys,
  LEASE_SIGNING_KEY: parseLeaseKeys,
};
const NEED_NOT_BE_SET = ['BACKUP_KEY', 'METRICS_TOKEN', 'SMS_WEBHOOK_SECRET'];

/** Given by the operator, long, random looking, and each of its own. */
export const secretsCheck: Check<Pick<EnvironmentSubject, 'env'>> = {
  name: 'secrets',
  async run({ env }) {
    const names = Object.keys(READERS);
    const problems = (await Promise.all(names.map((name) => problemOf(name, env[name])))).flat();
    const secrets = [...names, ...NEED_NOT_BE_SET].filter((name) => env[name]);
    const repeated = secrets.filter((name, at) =>
      secrets.slice(0, at).some((other) => env[other] === env[name]),
    );
    problems.push(...repeated.map((name) => `${name}: is the same as another secret`));
    if (problems.length === 0) return ok(`${names.join(', ')} are set, long and random`);
    return fail(problems.join('; '), 'Make a new one for each: openssl rand -base64 48, see .env.example.');
  },
};

async function problemOf(name: string, value: string | undefined): Promise<string[]> {
  try {
    await READERS[name]?.(value);
    return [];
  } catch (error) {
    return [describeCause(error)];
  }
}
