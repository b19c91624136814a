import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@mywasender/contract/app-error';
import Value from 'typebox/value';
import { BackupManifest } from './backup-manifest.ts';
import { createReader, openStream, sealStream } from './sealed-stream.ts';

/** Writes manifest and dump, sealed. The file has its name only when it is whole. */
export async function writeBackupFile(input: {
  readonly path: string;
  readonly key: Buffer;
  readonly manifest: BackupManifest;
  readonly dump: AsyncIterable<Buffer>;
}): Promise<void> {
  const { path, key, manifest, dump } = input;
  const unfinished = `${path}.unfinished`;
  async function* plain() {
    const text = Buffer.from(JSON.stringify(manifest));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    yield Buffer.concat([length, text]);
    yield* dump;
  }
  try {
    const file = createWriteStream(unfinished, { mode: 0o600, flush: true });
    await pipeline(Readable.from(sealStream(plain(), key)), file);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Opens a backup. Whoever reads `dump` to its end knows that it is whole and unchanged. */
export async function openBackupFile(path: string, key: Buffer) {
  const unreadable = (cause: unknown) => {
    const problem = cause instanceof Error ? cause.message : String(cause);
    return new AppError('BACKUP_UNREADABLE', { file: path, problem: `${problem}.` }, cause);
  };
  const reader = createReader(openStream(createReadStream(path), key));
  async function* dump(): AsyncGenerator<Buffer> {
    try {
      yield* reader.rest();
    } catch (error) {
      throw unreadable(error);
    }
  }
  try {
    const length = (await reader.take(4))?.readUInt32BE() ?? 0;
    const manifest: unknown = JSON.parse(String(await reader.take(length)));
    if (!Value.Check(BackupManifest, manifest)) throw new Error('it was made by another version');
    return { manifest, dump: dump() };
  } catch (error) {
    throw unreadable(error);
  }
}
