import { readFile } from 'node:fs/promises';
import { Type } from 'typebox';
import type { MediaFile } from '../port.ts';
import type { CloudMemory } from './cloud-ports.ts';
import type { GraphAnswer, GraphClient } from './graph-client.ts';

const Uploaded = Type.Object({ id: Type.String({ minLength: 1 }) });

/**
 * Meta keeps an upload for 30 days ("Upload media", developers.facebook.com). It is renewed a day before, as Meta fetches the
 * file when the message is delivered.
 */
export const UPLOAD_LIFE_MS = 29 * 86_400_000;

export interface UploadAccount {
  readonly graph: GraphClient;
  readonly memory: CloudMemory;
  readonly phoneNumberId: string;
  /** epoch ms */
  readonly now: () => number;
}

/** `known`: uploaded before, so that Meta may have lost it since. */
export type MediaUpload =
  | { readonly kind: 'ok'; readonly mediaId: string; readonly known: boolean }
  | { readonly kind: 'unreadable' }
  | Exclude<GraphAnswer<unknown>, { readonly kind: 'ok' }>;

/**
 * The id Meta knows a file by: the one of an earlier upload while it lives, else of a new one. Nobody is written to, so
 * whatever fails here may be done again. A file that is not the promised one is `unreadable`.
 */
export async function uploadMedia(
  { graph, memory, phoneNumberId, now }: UploadAccount,
  file: MediaFile,
): Promise<MediaUpload> {
  const { sha256 } = file;
  const known = memory.upload(phoneNumberId, sha256);
  if (known !== undefined && Math.abs(now() - known.at) < UPLOAD_LIFE_MS) {
    return { kind: 'ok', mediaId: known.mediaId, known: true };
  }
  const content = await readFile(file.path).catch(() => null);
  if (content === null || (await hashOf(content)) !== sha256) {
    return { kind: 'unreadable' };
  }
  const form = new FormData();
  form.append('messaging_product', 'whatsapp');
  form.append('type', file.mimeType);
  form.append('file', new File([content], file.fileName, { type: file.mimeType }));
  const answer = await graph.call(Uploaded, `${encodeURIComponent(phoneNumberId)}/media`, { form });
  if (answer.kind !== 'ok') return answer;
  const mediaId = answer.body.id;
  memory.keepUpload(phoneNumberId, { sha256, mediaId, at: now() });
  return { kind: 'ok', mediaId, known: false };
}

/** Hex of the SHA-256, on another thread: 100 MB would hold everything up for 120 ms. */
async function hashOf(content: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', content)).toString('hex');
}
