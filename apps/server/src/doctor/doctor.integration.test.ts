import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportHead } from '../audit/export-head.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { writeBackupFile } from '../backup/backup-file.ts';
import { readBackupKey } from '../backup/backup-key.ts';
import { readConfig } from '../config/read-config.ts';
import { BARE_ENV } from '../testing/bare-env.ts';
import { type CertificateAuthority, createAuthority, opensslMissing } from '../testing/certificates.ts';
import { createMigratedFolder } from '../testing/embedded-folder.ts';
import { freePort, postgresMissing } from '../testing/postgres-cluster.ts';
import { PRISMA_DIR } from '../testing/prisma-dir.ts';
import { sharedPostgres } from '../testing/shared-postgres.ts';
import { startSmtpReceiver } from '../testing/smtp-receiver.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import type { CheckResult } from './check.ts';
import { CHECK_NAMES, examineServer } from './examine-server.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'mws-doctor-'));
const portalDir = join(dir, 'portal');
mkdirSync(portalDir);
writeFileSync(join(portalDir, 'index.html'), '<html></html>');
afterAll(() => rmSync(dir, { recursive: true }));

const base64 = (bytes: number) => randomBytes(bytes).toString('base64');
const secrets = {
  JWT_SECRET: base64(48),
  LICENSE_SECRET: base64(48),
  ENCRYPTION_KEY: base64(32),
  BACKUP_KEY: base64(32),
  METRICS_TOKEN: randomBytes(24).toString('hex'),
  LEASE_SIGNING_KEY: JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })),
};
type Env = Record<string, string>;

/** The command, as an operator runs it. */
function runDoctor(args: readonly string[], env: Env) {
  const options = { env: { ...BARE_ENV, ...env }, cwd: dir };
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args], options, (_error, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });
}

const checksIn = (out: string): CheckResult[] => JSON.parse(out).checks;
const namesBy = (results: readonly CheckResult[], state: CheckResult['state']) =>
  results.filter((result) => result.state === state).map(({ name }) => name);

/** TLS in front of a server, on this machine. `honest`: it says itself where a call comes from. */
async function putTlsBefore(
  server: TestServer,
  authority: CertificateAuthority,
  port: number,
  honest: boolean,
) {
  const certificate = await authority.issue('DNS:localhost', 90);
  const front = createTlsServer(certificate, (request: IncomingMessage, reply) => {
    if (honest) request.headers['x-forwarded-for'] = request.socket.remoteAddress;
    server.app.server.emit('request', request, reply);
  });
  await new Promise<void>((resolve) => front.listen(port, '127.0.0.1', resolve));
  return { port: (front.address() as AddressInfo).port, close: () => front.close().closeAllConnections() };
}

const missing = postgresMissing || opensslMissing;
const skipped = missing && ` (skipped: ${missing})`;
describe.skipIf(missing !== '')(`a live server on PostgreSQL behind TLS${skipped}`, () => {
  let server: TestServer;
  let authority: CertificateAuthority;
  let env: Env;
  const closing: { close(): unknown }[] = [];

  beforeAll(async () => {
    authority = await createAuthority();
    const port = await freePort();
    const receiver = await startSmtpReceiver();
    const dataDir = join(dir, 'data');
    mkdirSync(dataDir, { mode: 0o700 });
    env = {
      ...secrets,
      NODE_ENV: 'production',
      PUBLIC_URL: `https://localhost:${port}`,
      TRUSTED_PROXIES: '127.0.0.1',
      DATABASE_URL: await sharedPostgres().createMigratedDatabase(),
      DATA_DIR: dataDir,
      AUDIT_HEAD_FILE: join(dir, 'heads.jsonl'),
      BACKUP_DIR: dir,
      SMTP_URL: `smtp://127.0.0.1:${receiver.port}`,
      MAIL_FROM: 'no-reply@example.org',
      REQUIRE_MFA_FOR: 'admin',
      NODE_EXTRA_CA_CERTS: authority.file,
    };
    const config = { ...(await readConfig(env)), bcryptCost: 4 };
    server = await startTestServer(config, { config, portalDir });
    const { deps, world } = server;
    await deps.db.prisma.secondFactor.create({
      data: {
        id: randomUUID(),
        userId: world.admin.user.id,
        kind: 'email',
        pending: false,
        createdAt: new Date(),
      },
    });
    await writeAudit(deps.db.prisma, { at: deps.now(), action: 'server.set-up', details: {} });
    await exportHead(deps, { info: () => undefined }, 0);
    await writeBackupFile({
      path: join(dir, 'of-today.backup'),
      key: readBackupKey(secrets.BACKUP_KEY),
      manifest: {
        kind: 'postgresql',
        serverVersion: '0.1.0',
        createdAt: new Date().toISOString(),
        migrations: [],
        rows: {},
      },
      dump: (async function* () {
        yield Buffer.from('dump');
      })(),
    });
    closing.push(await putTlsBefore(server, authority, port, true), receiver);
  });
  afterAll(async () => {
    for (const one of closing) await one.close();
    await server.close();
    authority.remove();
  });

  it('after: all is well, told to machines, and nothing was changed', async () => {
    const rows = () => server.deps.db.prisma.auditEntry.count();
    const before = await rows();
    const { out, err } = await runDoctor(['--after', '--json'], env);
    const results = checksIn(out);
    expect(results.map(({ name }) => name)).toEqual(CHECK_NAMES.after);
    // what listens on port 80 of this machine is not of this test
    const wrong = results.filter(({ name, state }) => state !== 'ok' && name !== 'https-redirect');
    expect([wrong, err]).toEqual([[], '']);
    expect(await rows()).toBe(before);
    for (const secret of Object.values(secrets)) expect(out).not.toContain(secret);
  });

  it('after: a proxy that believes what callers claim is found out', async () => {
    const front = await putTlsBefore(server, authority, 0, false);
    closing.push(front);
    const { code, out } = await runDoctor(
      ['--after', '--json', '--url', `https://localhost:${front.port}`],
      env,
    );
    expect(code).toBe(1);
    expect(namesBy(checksIn(out), 'fail').filter((name) => name !== 'https-redirect')).toEqual([
      'rate-limits',
    ]);
  });

  it('before: all is well', async () => {
    const wish = {
      phase: 'before',
      url: null,
      now: () => new Date(),
      prismaDir: PRISMA_DIR,
      portalDir,
    } as const;
    const results = await examineServer({
      ...wish,
      env: { ...env, PUBLIC_URL: 'https://licenses.example.org' },
    });
    expect(results.map(({ name }) => name)).toEqual(CHECK_NAMES.before);
    expect(results.filter(({ state }) => state === 'fail' || state === 'warn')).toEqual([]);
    expect(namesBy(results, 'skipped')).toEqual(['secret-files', 'redis', 'payments']);
  });

  it('before: the command tells what to do and fails, and repeats no secret', async () => {
    const weak = {
      JWT_SECRET: 'change-me-canary-change-me-canary-1',
      DATABASE_URL: 'postgresql://mws:canary-password@127.0.0.1:1/mws',
      REDIS_URL: 'redis://:canary-redis@127.0.0.1:1',
      LOG_LEVEL: 'debug',
    };
    const { code, out, err } = await runDoctor(['--before'], { ...env, ...weak });
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(/^FAIL {5}settings +JWT_SECRET: looks like a placeholder/m);
    expect(out).toMatch(/^FAIL {5}debugging +LOG_LEVEL=debug is set\n +→ Unset it/m);
    expect(out).toMatch(/^31 checks: .* fail, .* skipped\.$/m);
    expect(out).not.toMatch(/canary/);
  });
});

describe('a server that is for trying', () => {
  let server: TestServer;
  let plain: Server;
  let dataDir = '';
  let url = '';
  beforeAll(async () => {
    dataDir = await createMigratedFolder();
    server = await startTestServer({ databaseUrl: null, dataDir }, { portalDir });
    plain = createHttpServer((request, reply) => server.app.server.emit('request', request, reply));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(plain.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    plain.close().closeAllConnections();
    await server.close();
    rmSync(dataDir, { recursive: true });
  });

  it('after: everything that is open is found', async () => {
    const { code, out } = await runDoctor(['--after', '--json', '--url', url], {
      DATA_DIR: join(dir, 'none'),
    });
    expect(code).toBe(1);
    expect(namesBy(checksIn(out), 'fail')).toEqual([
      ...['https', 'hsts', 'cors', 'cookies', 'metrics-closed', 'api-docs'],
    ]);
  });
});

it('the usage is shown for wrong flags', async () => {
  const { code, out, err } = await runDoctor(['--now'], {});
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('npm run doctor -- --before');
});
