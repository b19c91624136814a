import type { EventName } from '@mywasender/contract/events';
import { CHANNELS } from '../preload/channels.ts';

export interface PageMessages {
  announce(event: EventName, payload: unknown): void;
  /** Announcements may have been missed. */
  reconnected(): void;
}

/** What the main process says to the page without being asked. */
export function createPageMessages(
  send: (channel: string, ...content: readonly unknown[]) => void,
): PageMessages {
  return {
    announce: (event, payload) => send(CHANNELS.event, event, payload),
    reconnected: () => send(CHANNELS.reconnect),
  };
}
