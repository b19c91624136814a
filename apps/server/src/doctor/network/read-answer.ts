import type { Answer } from './site.ts';

/** No answer of this server that is looked at is longer; another one might never end. */
const MOST_BYTES = 512 * 1024;

/** The answer with the beginning of its body. */
export async function readAnswer(response: Response): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MOST_BYTES) break;
  }
  const { status, headers } = response;
  return { status, headers, text: Buffer.concat(chunks).toString('utf8') };
}
