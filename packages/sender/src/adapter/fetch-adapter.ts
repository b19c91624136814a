import { createHash } from 'node:crypto';
import {
  type AdapterBundle,
  MAX_ADAPTER_BYTES,
  MAX_ADAPTER_MANIFEST_BYTES,
} from '@mywasender/contract/adapter-manifest';
import { PublishedAdapter } from '@mywasender/contract/http/adapter';
import Value from 'typebox/value';
import type { ServerCaller } from '../license/call-server.ts';

export interface FetchDeps extends ServerCaller {
  /** Ends the call when the app does. */
  readonly signal: AbortSignal;
}

const MANIFEST_MS = 15_000;
/** A slow line needs a while for half a megabyte. */
const FILE_MS = 120_000;

/** Why there is nothing to go on with. */
export type FetchProblem = 'unreachable' | 'too-large' | 'damaged';

export type Fetched<T> = { readonly value: T } | { readonly problem: FetchProblem };

/** The manifest that is published, unproven; null: none is. Never rejects. */
export async function fetchManifest(server: FetchDeps): Promise<Fetched<string | null>> {
  const answer = await get(server, '/v1/adapter', {
    most: MAX_ADAPTER_MANIFEST_BYTES * 2,
    timeoutMs: MANIFEST_MS,
  });
  if ('problem' in answer) return answer;
  try {
    const body: unknown = JSON.parse(answer.value.toString('utf8'));
    return Value.Check(PublishedAdapter, body) ? { value: body.manifest } : { problem: 'damaged' };
  } catch {
    return { problem: 'damaged' };
  }
}

/** The file of a manifest, of the size and hash it states. Never rejects. */
export async function fetchBundle(
  server: FetchDeps,
  { sha256, size }: Pick<AdapterBundle, 'sha256' | 'size'>,
): Promise<Fetched<Buffer>> {
  const most = Math.min(size, MAX_ADAPTER_BYTES);
  const answer = await get(server, `/v1/adapter/${sha256}`, { most, timeoutMs: FILE_MS });
  if ('problem' in answer) return answer;
  return isFile(answer.value, { sha256, size }) ? answer : { problem: 'damaged' };
}

export function isFile(content: Buffer, { sha256, size }: Pick<AdapterBundle, 'sha256' | 'size'>): boolean {
  return content.length === size && createHash('sha256').update(content).digest('hex') === sha256;
}

async function get(
  { fetch, serverUrl, signal }: FetchDeps,
  path: string,
  { most, timeoutMs }: { readonly most: number; readonly timeoutMs: number },
): Promise<Fetched<Buffer>> {
  try {
    // A redirect would lead to another host than the settings name.
    const response = await fetch(`${serverUrl}${path}`, {
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    if (!response.ok) return { problem: 'unreachable' };
    const content = await readAtMost(response, most);
    return content === null ? { problem: 'too-large' } : { value: content };
  } catch {
    // No connection, cut off in the middle, too slow: the next look tries again, and the state says so.
    return { problem: 'unreachable' };
  }
}

/** Null as soon as there is more; the rest is not waited for. */
async function readAtMost({ body }: Response, most: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
