import type { Transport } from '@mywasender/contract/transport';
import type { BridgeAnswer, DesktopBridge } from './bridge.ts';
import type { HostConnection } from './host-connection.ts';
import { readWireError } from './wire-error.ts';

/** The same calls over the bridge of the preload script. */
export function createIpcTransport(bridge: DesktopBridge): HostConnection {
  const ends = new Set<() => void>();
  const keep = (end: () => void) => {
    const once = () => {
      if (ends.delete(once)) end();
    };
    ends.add(once);
    return once;
  };

  const transport: Transport = {
    call: async (name, input) => unwrap(await bridge.call(name, input)),
    subscribe: (event, listener) => keep(bridge.subscribe(event, listener)),
    putFile: async ({ name, content }) => unwrap(await bridge.putFile(name, await content.arrayBuffer())),
    saveFile: async (token, suggestedName) => {
      unwrap(await bridge.saveFile(token, suggestedName));
    },
  };

  return {
    transport,
    capabilities: bridge.capabilities,
    onReconnect: (listener) => keep(bridge.onReconnect(listener)),
    close: () => {
      for (const end of [...ends]) end();
    },
  };
}

function unwrap<T>(answer: BridgeAnswer<T>): T {
  if (!answer.ok) throw readWireError(answer.error);
  return answer.value;
}
