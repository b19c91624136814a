import type { LeftMedia } from '../world/types.ts';
import { GraphError } from './graph-errors.ts';
import type { GraphWorld } from './graph-world.ts';
import { mediaNamed } from './media.ts';
import { readTemplateMessage } from './read-template-message.ts';
import type { MessageBody } from './schemas.ts';
import type { CloudNumber } from './types.ts';

const KINDS = ['image', 'video', 'audio', 'document'] as const;

export interface CloudContent {
  readonly text: string;
  readonly media: LeftMedia | null;
}

/** What the person gets. Throws what Meta finds wrong at once. */
export function readCloudMessage(graph: GraphWorld, number: CloudNumber, body: MessageBody): CloudContent {
  if (body.type === 'text' && body.text !== undefined) return { text: body.text.body, media: null };
  const kind = KINDS.find((one) => one === body.type);
  if (kind !== undefined) {
    const object = body[kind];
    return { text: object?.caption ?? '', media: mediaNamed(graph, number, { kind, object }) };
  }
  if (body.template === undefined) throw new GraphError(100, `type ${body.type}`);
  return readTemplateMessage(graph, number, body.template);
}
