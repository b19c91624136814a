import type { Capabilities, Transport } from '@mywasender/contract/transport';

/** The renderer's whole view of the host it runs in. */
export interface HostConnection {
  readonly transport: Transport;
  readonly capabilities: Capabilities;
  /** Events may have been missed: whoever shows state should ask for it again. Returns the unsubscribe. */
  onReconnect(listener: () => void): () => void;
  close(): void;
}
