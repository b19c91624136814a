import { readFile } from 'node:fs/promises';
import { AppError } from '@mywasender/contract/app-error';
import { writeAtomically } from '@mywasender/sender/files/write-atomically';
import type { SecretStore } from '@mywasender/sender/ports';
import type { Logger } from 'pino';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { quarantine } from './quarantine.ts';
import type { SealedBox } from './sealed-box.ts';

const SecretFile = Type.Object({
  version: Type.Literal(1),
  entries: Type.Record(Type.String(), Type.String()),
});

export interface SecretStoreInput {
  /** File of the sealed entries; its folder exists. */
  readonly path: string;
  readonly box: SealedBox;
  readonly log: Logger;
}

/**
 * Secrets by name in one file, each sealed by `box`. A damaged file is put aside, never overwritten: the app
 * then starts like a new installation. A locked keyring rejects with `SECRETS_UNAVAILABLE`.
 */
export function createSecretStore({ path, box, log }: SecretStoreInput): SecretStore {
  // One after another: two writes at once would lose one of them.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };

  const read = async (): Promise<Record<string, string>> => {
    const text = await readIfThere(path);
    if (text === null) return {};
    try {
      const content: unknown = JSON.parse(text);
      if (Value.Check(SecretFile, content)) return content.entries;
      throw new Error('not a file of secrets');
    } catch (reason) {
      quarantine(path, reason, log);
      return {};
    }
  };
  const write = (entries: Readonly<Record<string, string>>) =>
    writeAtomically(path, JSON.stringify({ version: 1, entries }));

  const openEntry = async (name: string): Promise<string | null> => {
    const sealed = (await read())[name];
    if (sealed === undefined) return null;
    try {
      return await box.open(name, sealed);
    } catch (reason) {
      if (reason instanceof AppError) throw reason;
      quarantine(path, reason, log);
      return null;
    }
  };

  return {
    kind: box.kind,
    get: (name) => inTurn(() => openEntry(name)),
    set: (name, value) =>
      inTurn(async () => write({ ...(await read()), [name]: await box.seal(name, value) })),
    delete: (name) =>
      inTurn(async () => {
        const { [name]: removed, ...rest } = await read();
        if (removed !== undefined) await write(rest);
      }),
  };
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
