import { createHmac } from 'node:crypto';
import type { LeftMessage } from '../world/types.ts';
import type { GraphWorld } from './graph-world.ts';
import type { CloudNumber } from './types.ts';

interface Sent {
  readonly wamid: string;
  readonly tag: string | undefined;
}
interface StatusNews extends Sent {
  readonly to: string;
  readonly status: 'sent' | 'delivered' | 'read' | 'failed';
  readonly code?: number;
}

export interface Webhooks {
  status(number: CloudNumber, news: StatusNews): void;
  /** tells of every tick of a message from now on */
  follow(number: CloudNumber, message: LeftMessage, sent: Sent): void;
  /** resolves when everything told so far has been delivered or given up */
  settled(): Promise<void>;
  stop(): void;
}

const TICKS = { 1: 'sent', 2: 'delivered', 3: 'read' } as const;
const TRIES = 5;
const RETRY_MS = 100;
const TIMEOUT_MS = 5_000;

/** What Meta tells a business by webhook: ticks of its messages and what people wrote, signed, tried again when refused. */
export function createWebhooks(graph: GraphWorld): Webhooks {
  const { world } = graph;
  const ending = new AbortController();
  const followed = new Map<
    LeftMessage,
    { readonly number: CloudNumber; readonly sent: Sent; told: number }
  >();
  let said = 0;
  let queue: Promise<void> = Promise.resolve();
  let held: (() => Promise<void>) | undefined;

  const deliver = (number: CloudNumber, value: object): void => {
    const { callbackUrl, subscribed } = number;
    if (callbackUrl === null || !subscribed) return;
    const body = bodyOf(number, value);
    const { duplicates, outOfOrder } = graph.delivery;
    const post = async () => {
      for (let n = 0; n < (duplicates ? 2 : 1); n++) await postUntilTaken(callbackUrl, number, body);
    };
    if (outOfOrder && held === undefined) {
      held = post;
      return;
    }
    const before = held;
    held = undefined;
    queue = queue.then(post).then(before);
  };
  const postUntilTaken = async (url: string, number: CloudNumber, body: string): Promise<void> => {
    const signature = createHmac('sha256', number.appSecret).update(body).digest('hex');
    for (let n = 0; n < TRIES && !ending.signal.aborted; n++) {
      const taken = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
        body,
        signal: AbortSignal.any([ending.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      }).then(
        (response) => response.ok,
        () => false,
      );
      if (taken) return;
      await new Promise<void>((resolve) => void world.timers.after(RETRY_MS, resolve));
    }
  };
  const tell = (number: CloudNumber, news: StatusNews): void => {
    const { wamid, tag, to, status, code } = news;
    deliver(number, {
      statuses: [
        {
          id: wamid,
          status,
          timestamp: seconds(world.now()),
          recipient_id: to,
          ...(tag === undefined ? {} : { biz_opaque_callback_data: tag }),
          ...(code === undefined ? {} : { errors: [{ code, title: 'simulated', message: 'simulated' }] }),
        },
      ],
    });
  };
  const look = (): void => {
    for (const [message, entry] of followed) {
      while (entry.told < message.ack) {
        entry.told += 1;
        const status = entry.told === 1 ? TICKS[1] : entry.told === 2 ? TICKS[2] : TICKS[3];
        tell(entry.number, { ...entry.sent, to: message.to, status });
      }
      if (message.ack === 3) followed.delete(message);
    }
    if (world.said.length < said) said = 0;
    for (const message of world.said.slice(said)) {
      const number = graph.numbers.get(message.profile);
      if (number === undefined) continue;
      deliver(number, {
        contacts: [{ profile: { name: message.from }, wa_id: message.from }],
        messages: [
          {
            from: message.from,
            id: `wamid.${Buffer.from(message.id).toString('base64url')}`,
            timestamp: seconds(message.at),
            type: 'text',
            text: { body: message.text },
          },
        ],
      });
    }
    said = world.said.length;
  };
  world.watchers.add(look);

  return {
    status: tell,
    follow: (number, message, sent) => void followed.set(message, { number, sent, told: 0 }),
    async settled() {
      const last = held;
      held = undefined;
      if (last !== undefined) queue = queue.then(last);
      await queue;
    },
    stop() {
      world.watchers.delete(look);
      ending.abort();
    },
  };
}

function bodyOf(number: CloudNumber, value: object): string {
  const metadata = {
    display_phone_number: number.displayPhone.replace(/\D/g, ''),
    phone_number_id: number.phoneNumberId,
  };
  const change = { value: { messaging_product: 'whatsapp', metadata, ...value }, field: 'messages' };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: number.wabaId, changes: [change] }],
  });
}

function seconds(ms: number): string {
  return String(Math.floor(ms / 1000));
}
