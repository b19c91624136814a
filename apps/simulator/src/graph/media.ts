import { createHash, randomInt } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { LeftMedia } from '../world/types.ts';
import { GraphError } from './graph-errors.ts';
import type { GraphWorld } from './graph-world.ts';
import type { CloudNumber, MediaObject } from './types.ts';

const MB = 1_000_000;
/** Meta keeps an upload for so long. */
const KEPT_MS = 30 * 86_400_000;

/** Most bytes by type, as Meta publishes them under "Supported media types". */
const MOST: readonly (readonly [types: readonly string[], bytes: number])[] = [
  [['image/jpeg', 'image/png'], 5 * MB],
  [['video/mp4', 'video/3gpp'], 16 * MB],
  [['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], 16 * MB],
  [
    [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    100 * MB,
  ],
];

/** Multipart bodies as their fields; of a file its type and content. */
export function readForms(scope: FastifyInstance): void {
  const options = { parseAs: 'buffer', bodyLimit: 101 * MB } as const;
  scope.addContentTypeParser(
    'multipart/form-data',
    options,
    async (request: FastifyRequest, body: Buffer) => {
      const type = request.headers['content-type'] ?? '';
      const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
      return Object.fromEntries(form);
    },
  );
}

/** Takes an upload; throws 100 for what Meta would not take. */
export async function takeUpload(graph: GraphWorld, number: CloudNumber, body: unknown): Promise<string> {
  const { messaging_product: product, file } = Object(body);
  if (product !== 'whatsapp' || !(file instanceof Blob)) throw new GraphError(100);
  const most = MOST.find(([types]) => types.includes(file.type))?.[1];
  if (most === undefined) throw new GraphError(100, `a file of type ${file.type}`);
  if (file.size > most) throw new GraphError(100, 'the file is too large');
  const content = Buffer.from(await file.arrayBuffer());
  const mediaId = String(randomInt(2 ** 47));
  graph.uploads.set(mediaId, {
    phoneNumberId: number.phoneNumberId,
    at: graph.world.now(),
    mimeType: file.type,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
  return mediaId;
}

/** The file a message names; throws 131009 for one Meta does not have for this number, or not any more. */
export function mediaNamed(
  graph: GraphWorld,
  number: CloudNumber,
  { kind, object }: { readonly kind: LeftMedia['kind']; readonly object: MediaObject | undefined },
): LeftMedia {
  const upload = graph.uploads.get(object?.id ?? '');
  if (upload === undefined || upload.phoneNumberId !== number.phoneNumberId) throw new GraphError(131_009);
  if (graph.world.now() - upload.at > KEPT_MS) throw new GraphError(131_009);
  if (kind !== 'document' && !upload.mimeType.startsWith(`${kind}/`)) throw new GraphError(131_009);
  const { mimeType, bytes, sha256 } = upload;
  return { kind, fileName: kind === 'document' ? (object?.filename ?? null) : null, mimeType, bytes, sha256 };
}
