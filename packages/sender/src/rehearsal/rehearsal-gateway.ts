import { CLOUD_CAPABILITIES, WEB_CAPABILITIES } from '@mywasender/gateway/capabilities';
import { createEmitter } from '@mywasender/gateway/emitter';
import type { AccountLimits, Gateway, GatewaySession, GatewayState } from '@mywasender/gateway/port';

/** What is known of a profile in the copy. */
export interface RehearsedProfile {
  readonly phone: string;
  /** a number of the official API, with what Meta grants it as far as that was read */
  readonly cloud: boolean;
  readonly official: AccountLimits['official'];
}

/**
 * A WhatsApp that is willing: every profile is linked, every number is on WhatsApp, every message leaves, arrives and
 * is read, and nobody answers. It reports no limits but what Meta last granted a number of the official API.
 */
export function createRehearsalGateway(input: {
  readonly now: () => number;
  readonly profileOf: (profileId: string) => RehearsedProfile;
}): Gateway {
  let messages = 0;
  return {
    testProxy: async () => 'reachable',
    open: async ({ profileId }) => {
      const nextId = () => {
        messages += 1;
        return `REHEARSAL${messages}`;
      };
      return openSession(input.profileOf(profileId), input.now, nextId);
    },
  };
}

function openSession(
  { phone, cloud, official }: RehearsedProfile,
  now: () => number,
  nextId: () => string,
): GatewaySession {
  const events = createEmitter();
  const state: GatewayState = { kind: 'ready', phone };
  return {
    state,
    // nobody is asked, and no time passes that a real account would not take as well
    capabilities: cloud ? CLOUD_CAPABILITIES : WEB_CAPABILITIES,
    on: events.on,
    requestPairingCode: async () => undefined,
    checkNumber: async (phone) => ({ status: 'present', chatAddress: chatOf(phone) }),
    prepare: async (phone) => ({ chatId: chatOf(phone), messageId: `true_${chatOf(phone)}_${nextId()}` }),
    typing: async () => undefined,
    send: async ({ messageId }) => {
      // The core writes the result down first, as with a real WhatsApp.
      setImmediate(() => {
        for (const ack of [2, 3] as const) events.emit('ack', { messageId, ack, at: now() });
      });
      return { status: 'sent', ack: 1, at: now() };
    },
    lookup: async () => ({ status: 'sent', ack: 3 }),
    limits: async () => (official === undefined ? {} : { official }),
    selfTest: async () => [],
    logout: async () => undefined,
    close: async () => undefined,
  };
}

function chatOf(phone: string): string {
  return `${phone.replace(/\D/g, '')}@c.us`;
}
