import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdapterBundle, AdapterManifest } from '@mywasender/contract/adapter-manifest';
import { signAdapterManifest } from '@mywasender/licensing/adapter-manifest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBackupFile } from '../../backup/backup-file.ts';
import { readBackupKey } from '../../backup/backup-key.ts';
import type { StripeConfig } from '../../config/read-payments.ts';
import type { ServerConfig } from '../../config/server-config.ts';
import { parseLeaseKeys } from '../../crypto/lease-keys.ts';
import { rotateLeaseKeys } from '../../keys/rotate-lease-keys.ts';
import { startSmtpReceiver } from '../../testing/smtp-receiver.ts';
import { testConfig } from '../../testing/test-config.ts';
import type { Check, Finding } from '../check.ts';
import { adapterBundleCheck } from './check-adapter-bundle.ts';
import { allowedOriginsCheck } from './check-allowed-origins.ts';
import { auditHeadsCheck } from './check-audit-heads.ts';
import { backupKeyCheck } from './check-backup-key.ts';
import { backupsCheck } from './check-backups.ts';
import { dataFolderCheck } from './check-data-folder.ts';
import { databasePasswordCheck } from './check-database-password.ts';
import { debuggingCheck } from './check-debugging.ts';
import { diskSpaceCheck, judgeSpace } from './check-disk-space.ts';
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
import { SETTINGS_CHECKS } from './examine-settings.ts';
import { readSettings } from './read-settings.ts';
import type { SettingsSubject } from './settings-subject.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const DAY_MS = 86_400_000;
const dir = mkdtempSync(join(tmpdir(), 'mws-doctor-'));
afterAll(() => rmSync(dir, { recursive: true }));

const base64 = (bytes: number) => randomBytes(bytes).toString('base64');
const GOOD = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://licenses.example.org',
  DATABASE_URL: `postgresql://mws:${randomBytes(12).toString('hex')}@db.example.org/mws`,
  JWT_SECRET: base64(48),
  LICENSE_SECRET: base64(48),
  ENCRYPTION_KEY: base64(32),
  BACKUP_KEY: base64(32),
  LEASE_SIGNING_KEY: JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })),
  SMTP_URL: 'smtps://user:mail-pass@mail.example.org:465',
  MAIL_FROM: 'no-reply@example.org',
};

/** What every check of a phase was seen to say, to find out that none can only be content. */
const seen = new Map<string, Set<Finding['state']>>();
async function stateOf<Subject>(check: Check<Subject>, subject: Subject): Promise<Finding['state']> {
  const { state } = await check.run(subject);
  seen.set(check.name, (seen.get(check.name) ?? new Set()).add(state));
  return state;
}

type EnvRow = [Check<EnvironmentSubject>, string, Record<string, string | undefined>, Finding['state']];
const ENVIRONMENT: readonly EnvRow[] = [
  [settingsCheck, 'whole', {}, 'ok'],
  [settingsCheck, 'a variable that cannot be read', { PORT: 'http' }, 'fail'],
  [productionModeCheck, 'production', {}, 'ok'],
  [productionModeCheck, 'development', { NODE_ENV: 'development' }, 'fail'],
  [productionModeCheck, 'nothing said', { NODE_ENV: undefined }, 'fail'],
  [productionModeCheck, 'demo accounts', { DEMO_ACCOUNTS_FILE: '/tmp/demo.json' }, 'fail'],
  [productionModeCheck, 'webhooks to this machine', { WEBHOOK_ALLOW_LOOPBACK: 'true' }, 'fail'],
  [productionModeCheck, 'a stand-in for Stripe', { STRIPE_API_BASE: 'http://127.0.0.1:1' }, 'fail'],
  [productionModeCheck, 'no webhooks to this machine', { WEBHOOK_ALLOW_LOOPBACK: 'false' }, 'ok'],
  [secretsCheck, 'random', {}, 'ok'],
  [secretsCheck, 'one missing', { JWT_SECRET: undefined }, 'fail'],
  [secretsCheck, 'one short', { JWT_SECRET: 'tiny' }, 'fail'],
  [secretsCheck, 'a placeholder', { LICENSE_SECRET: 'change-me-change-me-change-me-change-me' }, 'fail'],
  [secretsCheck, 'zeros', { ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') }, 'fail'],
  [secretsCheck, 'no lease key', { LEASE_SIGNING_KEY: 'none' }, 'fail'],
  [secretsCheck, 'one for two', { BACKUP_KEY: GOOD.ENCRYPTION_KEY }, 'fail'],
  [debuggingCheck, 'off', {}, 'ok'],
  [debuggingCheck, 'debug lines', { LOG_LEVEL: 'debug' }, 'fail'],
  [debuggingCheck, 'an inspector', { NODE_OPTIONS: '--inspect=0.0.0.0' }, 'fail'],
  [debuggingCheck, 'unchecked certificates', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'fail'],
  [debuggingCheck, 'DEBUG', { DEBUG: '*' }, 'fail'],
  [debuggingCheck, 'refusals left out', { LOG_LEVEL: 'error' }, 'warn'],
  [backupKeyCheck, 'there', {}, 'ok'],
  [backupKeyCheck, 'missing', { BACKUP_KEY: undefined }, 'fail'],
  [backupKeyCheck, 'short', { BACKUP_KEY: 'c2hvcnQ=' }, 'fail'],
  [databasePasswordCheck, 'random', {}, 'ok'],
  [databasePasswordCheck, 'a default', { DATABASE_URL: 'postgresql://a:postgres@db/x' }, 'fail'],
  [databasePasswordCheck, 'short', { DATABASE_URL: 'postgresql://a:Qz7x@db/x' }, 'fail'],
  [
    databasePasswordCheck,
    'the name',
    { DATABASE_URL: 'postgresql://licenses-server:licenses-server@db/x' },
    'fail',
  ],
  [databasePasswordCheck, 'none, elsewhere', { DATABASE_URL: 'postgresql://a@db/x' }, 'warn'],
  [databasePasswordCheck, 'none, here', { DATABASE_URL: 'postgresql://a@127.0.0.1/x' }, 'ok'],
  [databasePasswordCheck, 'no database', { DATABASE_URL: undefined }, 'skipped'],
];

describe('the environment', () => {
  it.each(ENVIRONMENT.map(([check, what, env, state]) => ({ name: check.name, what, state, check, env })))(
    '$name, $what: $state',
    async ({ check, env, state }) => {
      const whole = { ...GOOD, DATA_DIR: dir, ...env };
      const subject = { env: whole, settings: await readSettings(whole), portalDir: dir };
      expect(await stateOf(check, subject)).toBe(state);
    },
  );

  it('portal-built', async () => {
    const portalDir = join(dir, 'portal');
    expect(await stateOf(portalBuiltCheck, { portalDir })).toBe('fail');
    mkdirSync(portalDir);
    writeFileSync(join(portalDir, 'index.html'), '');
    expect(await stateOf(portalBuiltCheck, { portalDir })).toBe('ok');
  });

  it('is read without making secrets', async () => {
    const { config, problem } = await readSettings({ DATA_DIR: join(dir, 'nowhere') });
    expect(config).toBeNull();
    expect(problem).toContain('is required in production');
    expect(await readSettings({ DATA_DIR: join(dir, 'nowhere') })).toEqual({ config, problem });
  });
});

const bundleOf = (content: string): AdapterBundle => ({
  format: 1,
  kind: 'bundle',
  sequence: 3,
  version: '2026.11.26',
  minAppVersion: '0.1.0',
  maxAppVersion: '0.1.0',
  waJsVersion: '4.6.0',
  sha256: createHash('sha256').update(content).digest('hex'),
  size: content.length,
  createdAt: NOW.getTime(),
  expiresAt: NOW.getTime() + 90 * DAY_MS,
});

type Changes = Partial<ServerConfig>;
const stripe = (changes: Partial<StripeConfig>): Changes => {
  const live = {
    secretKey: 'sk_live_51NotARealKey',
    webhookSecrets: ['whsec_NotARealSecret'],
    apiBase: null,
  };
  return { payments: { stripe: { ...live, ...changes }, razorpay: null, paypal: null } };
};
const PUBLIC: Changes = { publicUrl: 'https://licenses.example.org', trustedProxies: ['10.0.0.5'] };
const SETTINGS: readonly [Check<SettingsSubject>, string, Changes, Finding['state']][] = [
  [publicUrlCheck, 'https', PUBLIC, 'ok'],
  [publicUrlCheck, 'plain HTTP', { publicUrl: 'http://licenses.example.org' }, 'fail'],
  [publicUrlCheck, 'this machine', { publicUrl: 'https://localhost:4400' }, 'fail'],
  [allowedOriginsCheck, 'none', {}, 'ok'],
  [allowedOriginsCheck, 'https', { allowedOrigins: ['https://portal.example.org'] }, 'ok'],
  [allowedOriginsCheck, 'plain HTTP', { allowedOrigins: ['http://portal.example.org'] }, 'fail'],
  [allowedOriginsCheck, 'a developer’s machine', { allowedOrigins: ['https://localhost:5173'] }, 'fail'],
  [trustedProxiesCheck, 'one', PUBLIC, 'ok'],
  [trustedProxiesCheck, 'none behind https', { ...PUBLIC, trustedProxies: [] }, 'fail'],
  [trustedProxiesCheck, 'none on plain HTTP', { trustedProxies: [] }, 'ok'],
  [trustedProxiesCheck, 'a wide range', { ...PUBLIC, trustedProxies: ['10.0.0.0/8'] }, 'warn'],
  [trustedProxiesCheck, 'a wide range of IPv6', { ...PUBLIC, trustedProxies: ['2001:db8::/32'] }, 'warn'],
  [requiredFactorsCheck, 'of admins', { mfa: { requiredFor: ['admin'], smsWebhook: null } }, 'ok'],
  [requiredFactorsCheck, 'of nobody', {}, 'warn'],
  [
    metricsTokenCheck,
    'there',
    { operation: { redisUrl: null, metricsToken: 'a-token-of-the-operator-1' } },
    'ok',
  ],
  [metricsTokenCheck, 'missing', {}, 'warn'],
  [auditHeadsCheck, 'posted', { audit: { headFile: '', headUrl: 'https://heads.example.org' } }, 'ok'],
  [auditHeadsCheck, 'on another disk', { audit: { headFile: '/mnt/heads.jsonl', headUrl: null } }, 'ok'],
  [auditHeadsCheck, 'beside the database', { audit: { headFile: join(dir, 'h'), headUrl: null } }, 'warn'],
  [redisCheck, 'not used', {}, 'skipped'],
  [redisCheck, 'away', { operation: { redisUrl: 'redis://127.0.0.1:1', metricsToken: null } }, 'fail'],
  [diskSpaceCheck, 'some', {}, 'ok'],
  [paymentsCheck, 'nothing is sold', {}, 'skipped'],
  [paymentsCheck, 'test money', stripe({ secretKey: 'sk_test_51NotARealKey' }), 'fail'],
  [paymentsCheck, 'a stand-in', stripe({ apiBase: 'http://127.0.0.1:1' }), 'fail'],
];

describe('the settings', () => {
  const subjectOf = async (changes: Changes = {}, env = {}, live = false): Promise<SettingsSubject> => ({
    env: { ...GOOD, ...env },
    config: await testConfig({ dataDir: dir, ...changes }),
    now: NOW,
    live,
  });

  it('says how long the published adapter bundle lasts, and what is wrong with it', async () => {
    const adapterDir = mkdtempSync(join(dir, 'adapter-'));
    const { privateKey } = generateKeyPairSync('ed25519');
    const state = async () => stateOf(adapterBundleCheck, await subjectOf({ adapterDir }));
    const publish = async (change: Partial<AdapterManifest>, content = 'code') => {
      const manifest = { ...bundleOf(content), ...change } as AdapterManifest;
      const token = await signAdapterManifest(manifest, { kid: 'r', privateKey });
      writeFileSync(join(adapterDir, 'manifest.jws'), token);
      return state();
    };
    expect(await state()).toBe('ok');
    expect(await publish({})).toBe('fail');
    writeFileSync(join(adapterDir, `${bundleOf('code').sha256}.js`), 'code');
    expect(await publish({})).toBe('ok');
    expect(await publish({ expiresAt: NOW.getTime() + 13 * DAY_MS })).toBe('warn');
    expect(await publish({ expiresAt: NOW.getTime() - 1 })).toBe('fail');
    writeFileSync(join(adapterDir, `${bundleOf('code').sha256}.js`), 'c0de');
    expect(await publish({})).toBe('fail');
    writeFileSync(join(adapterDir, 'manifest.jws'), 'half a mani');
    expect(await state()).toBe('fail');
    const { format, sequence, createdAt } = bundleOf('code');
    const withdrawal = { format, sequence, createdAt, kind: 'withdrawal', reason: 'it was wrong' } as const;
    writeFileSync(
      join(adapterDir, 'manifest.jws'),
      await signAdapterManifest(withdrawal, { kid: 'r', privateKey }),
    );
    expect(await state()).toBe('ok');
  });

  it.each(
    SETTINGS.map(([check, what, changes, state]) => ({ name: check.name, what, state, check, changes })),
  )('$name, $what: $state', async ({ check, changes, state }) => {
    expect(await stateOf(check, await subjectOf(changes))).toBe(state);
  });

  it('disk-space judges what is free', () => {
    expect([100, 1000, 5000].map((mib) => judgeSpace('/data', mib).state)).toEqual(['fail', 'warn', 'ok']);
    seen.get(diskSpaceCheck.name)?.add('fail');
  });

  it('redis answers', async () => {
    // as much of Redis as a PING takes
    const server = createServer((socket) => {
      socket.on('data', (data) => {
        const commands = String(data).match(/^\*\d+/gm)?.length ?? 0;
        socket.write(String(data).includes('ping') ? '+PONG\r\n' : '$-1\r\n'.repeat(commands));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const operation = { redisUrl: `redis://127.0.0.1:${port}`, metricsToken: null };
    expect(await stateOf(redisCheck, await subjectOf({ operation }))).toBe('ok');
    server.close();
  });

  it('mail-server is signed in to, and sent nothing', async () => {
    const receiver = await startSmtpReceiver({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, callback) =>
        password === 'right' ? callback(null, { user: 'mws' }) : callback(new Error('wrong')),
    });
    const mail = (smtpUrl: string | null): Changes => ({
      mail: { smtpUrl, from: { name: '', address: 'a@example.org' }, folder: dir },
    });
    const at = (login: string) => `smtp://${login}@127.0.0.1:${receiver.port}`;
    expect(await stateOf(mailServerCheck, await subjectOf(mail(at('mws:right'))))).toBe('ok');
    expect(await stateOf(mailServerCheck, await subjectOf(mail(at('mws:wrong'))))).toBe('fail');
    expect(await stateOf(mailServerCheck, await subjectOf(mail(null)))).toBe('warn');
    expect(receiver.received).toEqual([]);
    await receiver.close();
  });

  it('data-folder is for its owner alone', async () => {
    const dataDir = join(dir, 'data');
    const state = async (changes: Changes = { dataDir }) =>
      stateOf(dataFolderCheck, await subjectOf(changes));
    expect(await state()).toBe('ok');
    mkdirSync(dataDir, { mode: 0o700 });
    expect(await state()).toBe('ok');
    chmodSync(dataDir, 0o755);
    expect(await state()).toBe('fail');
    const file = join(dir, 'a-file');
    writeFileSync(file, '');
    expect(await state({ dataDir: file })).toBe('fail');
  });

  it('secret-files are for their owner alone', async () => {
    const dataDir = join(dir, 'secrets');
    mkdirSync(dataDir);
    const state = async () => stateOf(secretFilesCheck, await subjectOf({ dataDir }));
    const path = join(dataDir, 'secrets.json');
    writeFileSync(path, '{}', { mode: 0o600 });
    expect(await state()).toBe('ok');
    chmodSync(path, 0o644);
    expect(await state()).toBe('fail');
  });

  it('lease-keys grow old, and leave when their overlap is over', async () => {
    const [first] = await parseLeaseKeys(GOOD.LEASE_SIGNING_KEY);
    if (first === undefined) throw new Error('no key');
    const after = async (days: number) => {
      const input = { keys: [first], introductions: [], now: NOW.getTime() - days * DAY_MS };
      const { signingKeys, introductions } = await rotateLeaseKeys(input);
      const leaseKeys = await parseLeaseKeys(signingKeys);
      return { leaseKeys, leaseKeyIntroductions: [introductions] };
    };
    const state = async (changes: Changes) => stateOf(leaseKeysCheck, await subjectOf(changes));
    expect(await state({ leaseKeys: [first] })).toBe('ok');
    expect(await state(await after(5))).toBe('ok');
    expect(await state(await after(8))).toBe('warn');
    const { leaseKeys, leaseKeyIntroductions } = await after(800);
    expect(await state({ leaseKeys: leaseKeys.slice(0, 1), leaseKeyIntroductions })).toBe('warn');
  });

  describe('backups', () => {
    const folder = join(dir, 'backups');
    const write = (name: string, hours: number, key = GOOD.BACKUP_KEY) =>
      writeBackupFile({
        path: join(folder, name),
        key: readBackupKey(key),
        manifest: {
          kind: 'embedded',
          serverVersion: '0.1.0',
          createdAt: new Date(NOW.getTime() - hours * 3_600_000).toISOString(),
          migrations: [],
          rows: {},
        },
        dump: (async function* () {
          yield Buffer.from('dump');
        })(),
      });
    const state = async (env: object = { BACKUP_DIR: folder }, live = false) =>
      stateOf(backupsCheck, await subjectOf({}, env, live));
    beforeAll(() => mkdirSync(folder));

    it('are named, there, and of today', async () => {
      expect([await state({}), await state({}, true)]).toEqual(['warn', 'fail']);
      expect([await state(), await state({ BACKUP_DIR: folder }, true)]).toEqual(['warn', 'fail']);
      expect(await state({ BACKUP_DIR: folder, BACKUP_KEY: undefined })).toBe('skipped');
      await write('old.backup', 50);
      expect(await state()).toBe('fail');
      writeFileSync(join(folder, 'new.backup.unfinished'), '');
      await write('new.backup', 3);
      expect(await state({ BACKUP_DIR: folder }, true)).toBe('ok');
    });

    it('open with our key', async () => {
      await write('foreign.backup', 1, base64(32));
      await expect(state()).rejects.toMatchObject({ code: 'BACKUP_UNREADABLE' });
    });
  });

  it('none of these checks can only be content', () => {
    const bad = [...seen]
      .filter(([, states]) => states.has('fail') || states.has('warn'))
      .map(([name]) => name);
    expect(new Set(bad)).toEqual(new Set(SETTINGS_CHECKS.map(({ name }) => name)));
  });
});
