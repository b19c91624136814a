import { randomBytes } from 'node:crypto';
import { digitsOf } from '../world/identity.ts';
import { leave } from '../world/leave.ts';
import { takeFault } from '../world/take-fault.ts';
import type { LeftMessage } from '../world/types.ts';
import { personOf } from '../world/world.ts';
import { GraphError } from './graph-errors.ts';
import { type GraphWorld, takeCloudFault } from './graph-world.ts';
import { readCloudMessage } from './read-cloud-message.ts';
import type { MessageBody } from './schemas.ts';
import type { CloudNumber } from './types.ts';
import type { Webhooks } from './webhooks.ts';

const WINDOW_MS = 24 * 3_600_000;

/** `cut`: the connection ends without an answer, before or after the message left. */
export type CloudAnswer = { readonly wamid: string; readonly waId: string } | 'cut';

/** Takes a message as Meta does: most of what is wrong with it is found out afterwards and told by a webhook. */
export function acceptCloudMessage(
  graph: GraphWorld,
  webhooks: Webhooks,
  { number, body }: { readonly number: CloudNumber; readonly body: MessageBody },
): CloudAnswer {
  const { world } = graph;
  const to = digitsOf(body.to);
  const fault = takeCloudFault(graph, 'answer', to);
  if (fault !== undefined) throw new GraphError(fault.code);
  const who = { profile: number.phoneNumberId, phone: to };
  const { text, media } = readCloudMessage(graph, number, body);
  const crash = takeFault(world.faults, 'crash', who);
  if (crash?.when === 'before-leaving') return 'cut';

  const wamid = `wamid.${randomBytes(12).toString('base64')}`;
  const person = personOf(world, to);
  const tag = body.biz_opaque_callback_data;
  const later = takeCloudFault(graph, 'status', to)?.code ?? lateError(graph, number, body, to);
  if (later !== undefined || !person.onWhatsApp) {
    webhooks.status(number, { wamid, to, tag, status: 'failed', code: later ?? 131026 });
  } else {
    const message: LeftMessage = {
      at: world.now(),
      id: tag ?? wamid,
      profile: number.phoneNumberId,
      from: digitsOf(number.displayPhone),
      to,
      lid: person.lid,
      chatId: `${to}@c.us`,
      text,
      media,
      ack: 1,
    };
    webhooks.follow(number, message, { wamid, tag });
    leave(world, message, person);
  }
  return crash === undefined ? { wamid, waId: to } : 'cut';
}

/** Free text outside the window is refused after it was taken. */
function lateError(
  { world }: GraphWorld,
  number: CloudNumber,
  body: MessageBody,
  to: string,
): number | undefined {
  if (body.type === 'template') return undefined;
  const open = world.said.some(
    ({ profile, from, at }) =>
      profile === number.phoneNumberId && from === to && world.now() - at < WINDOW_MS,
  );
  return open ? undefined : 131047;
}
