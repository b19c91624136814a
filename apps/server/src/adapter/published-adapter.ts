import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type AdapterManifest, MAX_ADAPTER_MANIFEST_BYTES } from '@mywasender/contract/adapter-manifest';
import { readAdapterManifest } from '@mywasender/licensing/adapter-manifest';
import type { FastifyBaseLogger } from 'fastify';

/** Beside it lies the file it names, as `<sha256>.js`; `npm run bundle -- publish` puts both there. */
const MANIFEST = 'manifest.jws';

/** What lies in the folder of the operator, as it may be served. */
export type PublishedAdapter =
  | { readonly kind: 'none' }
  /** something lies there that no app would take */
  | { readonly kind: 'unusable'; readonly problem: string }
  | {
      readonly kind: 'published';
      readonly manifest: string;
      /** what it says, unproven */
      readonly stated: AdapterManifest;
      /** null: a withdrawal, which has no file */
      readonly file: { readonly sha256: string; readonly content: Buffer } | null;
    };

/**
 * Reads the folder and holds the file against its manifest, so that what was copied half is never served. Who signed
 * is for the apps to say: this server holds no release key and could not be trusted with the answer.
 */
export async function readPublishedAdapter(folder: string): Promise<PublishedAdapter> {
  const token = await readIfThere(join(folder, MANIFEST), MAX_ADAPTER_MANIFEST_BYTES);
  if (token === null) return { kind: 'none' };
  const manifest = token.toString('utf8').trim();
  const stated = readAdapterManifest(manifest);
  if (stated === null) return unusable(`${MANIFEST} is no manifest`);
  if (stated.kind === 'withdrawal') return { kind: 'published', manifest, stated, file: null };
  const { sha256, size } = stated;
  const content = await readIfThere(join(folder, `${sha256}.js`), size);
  if (content === null) return unusable(`${sha256}.js is missing`);
  if (content.length !== size || createHash('sha256').update(content).digest('hex') !== sha256)
    return unusable(`${sha256}.js is not the file of ${MANIFEST}`);
  return { kind: 'published', manifest, stated, file: { sha256, content } };
}

/** Looks at the folder again when it may have changed, so that publishing needs no restart. */
export function watchPublishedAdapter(
  folder: string,
  { log, now }: { readonly log: FastifyBaseLogger; readonly now: () => number },
): () => Promise<PublishedAdapter> {
  let read: Promise<PublishedAdapter> | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  let told = '';
  return () => {
    if (read !== null && Math.abs(now() - readAt) < LOOK_MS) return read;
    readAt = now();
    read = readPublishedAdapter(folder).then((found) => {
      const says = found.kind === 'unusable' ? found.problem : found.kind;
      if (says !== told && found.kind === 'unusable')
        log.error({ folder, problem: found.problem }, 'the adapter bundle cannot be served');
      told = says;
      return found;
    });
    read.catch(() => {
      read = null;
    });
    return read;
  };
}

const LOOK_MS = 10_000;

function unusable(problem: string): PublishedAdapter {
  return { kind: 'unusable', problem };
}

/** Null for what is not there; empty for what is larger than it may be. */
async function readIfThere(path: string, most: number): Promise<Buffer | null> {
  try {
    const { size } = await stat(path);
    return size > most ? Buffer.alloc(0) : await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
