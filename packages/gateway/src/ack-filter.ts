import type { AckEvent } from './port.ts';

/** Receipts come twice, late and out of order. */
export interface AckFilter {
  /** the event to pass on, or undefined when it says nothing new */
  accept(messageId: string, ack: number, at: number): AckEvent | undefined;
}

/** −1 < 0 < 1 < 2 < 3, except that a refusal counts until something shows that the message did leave. */
export function createAckFilter(): AckFilter {
  const seen = new Map<string, number>();
  return {
    accept(messageId, raw, at) {
      const ack = clamp(raw);
      const before = seen.get(messageId);
      if (before === ack) return undefined;
      if (before !== undefined && before > 0 && ack < before) return undefined;
      if (before === -1 && ack === 0) return undefined;
      seen.set(messageId, ack);
      return { messageId, ack, at };
    },
  };
}

function clamp(raw: number): AckEvent['ack'] {
  if (raw < 0) return -1;
  if (raw === 0) return 0;
  if (raw === 1) return 1;
  return raw === 2 ? 2 : 3;
}
