import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';
import pg from 'pg';
import { verifyAudit } from '../audit/verify-audit.ts';
import type { ServerConfig } from '../config/server-config.ts';
import { createSealer } from '../crypto/sealer.ts';
import { openDatabase } from '../db/open-database.ts';
import { openLicenseKey } from '../licenses/license-keys.ts';
import { openEmail } from '../users/email-address.ts';
import { openBackupFile } from './backup-file.ts';
import { type BackupManifest, queryOf, readContents } from './backup-manifest.ts';
import { type RestoreTarget, restoreInto } from './restore-into.ts';

const OPENED = 200;

export interface VerifiedBackup {
  readonly manifest: BackupManifest;
  readonly rows: number;
  /** sealed fields that were opened with ENCRYPTION_KEY */
  readonly opened: number;
  readonly auditEntries: number;
}

interface VerifyInput {
  readonly config: ServerConfig;
  readonly path: string;
  readonly key: Buffer;
}

/**
 * Restores a backup into a scratch database and looks at it as the server would: rows, migrations, sealed fields,
 * audit trail. Throws what is wrong with it.
 */
export async function verifyBackup({ config, path, key }: VerifyInput): Promise<VerifiedBackup> {
  const { manifest, dump } = await openBackupFile(path, key);
  const scratch = manifest.kind === 'embedded' ? scratchFolder() : await scratchDatabase(config.databaseUrl);
  try {
    await restoreInto(scratch.target, dump);
    return await inspect(config, path, manifest, scratch.target);
  } finally {
    await scratch.remove();
  }
}

async function inspect(
  config: ServerConfig,
  path: string,
  manifest: BackupManifest,
  target: RestoreTarget,
): Promise<VerifiedBackup> {
  const wrong = (problem: string) => new AppError('BACKUP_UNREADABLE', { file: path, problem });
  const db = await openDatabase({ ...target, onError: () => undefined });
  try {
    const found = await readContents({ query: queryOf(db.pool) });
    for (const [table, rows] of Object.entries(manifest.rows)) {
      if (found.rows[table] !== rows) {
        throw wrong(`${table} has ${found.rows[table] ?? 'no'} rows after restoring, and had ${rows}.`);
      }
    }
    if (found.migrations.join() !== manifest.migrations.join()) throw wrong('its migrations differ.');
    const sealer = createSealer(config.encryptionKeys);
    const users = await db.prisma.user.findMany({ take: OPENED, orderBy: { createdAt: 'desc' } });
    const licenses = await db.prisma.license.findMany({ take: OPENED, orderBy: { createdAt: 'desc' } });
    try {
      for (const user of users) openEmail({ sealer }, user);
      for (const license of licenses) openLicenseKey({ sealer }, license);
    } catch {
      throw wrong('its sealed fields do not open with this ENCRYPTION_KEY.');
    }
    const audit = await verifyAudit({ db, now: () => new Date() }, []);
    if (!audit.intact) throw wrong(`its audit trail is broken at entry ${audit.position}: ${audit.problem}.`);
    const rows = Object.values(found.rows).reduce((sum, count) => sum + count, 0);
    return { manifest, rows, opened: users.length + licenses.length, auditEntries: audit.entries };
  } finally {
    await db.close();
  }
}

function scratchFolder() {
  const dataDir = mkdtempSync(join(tmpdir(), `mywasender-verify-${process.pid}-`));
  const target = { databaseUrl: null, dataDir } as const;
  return { target, remove: async () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** Beside the database of the server: its user needs the right CREATEDB. */
async function scratchDatabase(databaseUrl: string | null) {
  if (databaseUrl === null) {
    const problem = 'this is a backup of PostgreSQL. Set DATABASE_URL to a server it can be restored on.';
    throw new AppError('RESTORE_REFUSED', { problem });
  }
  const name = `mywasender_verify_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  try {
    await run(`CREATE DATABASE ${name} TEMPLATE template0`);
  } catch (cause) {
    const problem = 'no scratch database can be made to verify it. Give the database user CREATEDB.';
    throw new AppError('RESTORE_REFUSED', { problem }, cause);
  }
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const target = { databaseUrl: url.href, dataDir: '' } as const;
  return { target, remove: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}
