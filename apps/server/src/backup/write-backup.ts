import pg from 'pg';
import type { ServerConfig } from '../config/server-config.ts';
import { createLite } from '../db/create-lite.ts';
import { lockFolder } from '../db/lock-folder.ts';
import { VERSION } from '../shared/version.ts';
import { writeBackupFile } from './backup-file.ts';
import { type BackupManifest, queryOf, readContents } from './backup-manifest.ts';
import { dumpPostgres } from './postgres-tools.ts';

export interface WriteBackupInput {
  readonly config: Pick<ServerConfig, 'databaseUrl' | 'dataDir'>;
  readonly path: string;
  readonly key: Buffer;
  readonly now: Date;
}

/** Backs the whole database up, at one moment of it. The secrets of the server are not in it. */
export async function writeBackup(input: WriteBackupInput): Promise<BackupManifest> {
  const { databaseUrl } = input.config;
  return databaseUrl === null ? backUpEmbedded(input) : backUpPostgres(input, databaseUrl);
}

async function backUpPostgres({ path, key, now }: WriteBackupInput, databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // what is counted here and what pg_dump reads are one snapshot, while others go on writing
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ id: string }>('SELECT pg_export_snapshot() AS id');
    const contents = await readContents({ query: queryOf(client) });
    const manifest = { kind: 'postgresql', ...stamp(now), ...contents } as const;
    await writeBackupFile({ path, key, manifest, dump: dumpPostgres(databaseUrl, rows[0]?.id ?? '') });
    return manifest;
  } finally {
    await client.end();
  }
}

/** It has one process: the server must be stopped, which the lock of the folder says. */
async function backUpEmbedded({ config, path, key, now }: WriteBackupInput) {
  const unlock = lockFolder(config.dataDir);
  try {
    const lite = await createLite(config.dataDir);
    try {
      const query = async <Row>(text: string) => (await lite.query<Row>(text)).rows;
      const manifest = { kind: 'embedded', ...stamp(now), ...(await readContents({ query })) } as const;
      const dump = await lite.dumpDataDir('gzip');
      await writeBackupFile({ path, key, manifest, dump: bytesOf(dump) });
      return manifest;
    } finally {
      await lite.close();
    }
  } finally {
    unlock();
  }
}

async function* bytesOf(blob: Blob): AsyncGenerator<Buffer> {
  yield Buffer.from(await blob.arrayBuffer());
}

function stamp(now: Date) {
  return { serverVersion: VERSION, createdAt: now.toISOString() };
}
