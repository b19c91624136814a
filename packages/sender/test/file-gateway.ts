import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Gateway, GatewaySession, SendOutcome } from '@mywasender/gateway/port';

export interface LeftMessage {
  readonly id: string;
  readonly to: string;
  readonly at: number;
}

/** Every message that truly left, as the outside world saw it. */
export function readLog(path: string): readonly LeftMessage[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** A WhatsApp that outlives the process: what left stands in a file. `at` is called at every step, to be killed there. */
export function createFileGateway(logPath: string, now: () => number, at: (step: string) => void): Gateway {
  return {
    open: async (): Promise<GatewaySession> => {
      at('open');
      return {
        state: { kind: 'ready', phone: '+15550001' },
        on: () => () => undefined,
        requestPairingCode: async () => undefined,
        checkNumber: async (phone) => {
          at('check');
          return { status: 'present', chatAddress: `${phone}@c.us` };
        },
        prepare: async (phone) => {
          at('prepare');
          return { chatId: `${phone}@c.us`, messageId: `true_${phone}_${randomUUID()}` };
        },
        typing: async () => at('typing'),
        send: async ({ chatId, messageId }): Promise<SendOutcome> => {
          at('before leaving');
          const left: LeftMessage = { id: messageId, to: chatId.replace('@c.us', ''), at: now() };
          appendFileSync(logPath, `${JSON.stringify(left)}\n`);
          at('after leaving');
          return { status: 'sent', ack: 1, at: left.at };
        },
        lookup: async ({ messageId }) => {
          at('lookup');
          const known = readLog(logPath).some(({ id }) => id === messageId);
          return known ? { status: 'sent', ack: 1 } : { status: 'absent' };
        },
        limits: async () => ({}),
        selfTest: async () => [],
        logout: async () => undefined,
        close: async () => undefined,
      };
    },
  };
}
