import type { EventName, EventPayload } from '@mywasender/contract/events';
import type { Capabilities, Transport } from '@mywasender/contract/transport';
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';

export interface Core {
  readonly transport: Transport;
  readonly capabilities: Capabilities;
}

const CoreContext = createContext<Core | null>(null);

export function CoreProvider({ core, children }: { readonly core: Core; readonly children: ReactNode }) {
  return <CoreContext value={core}>{children}</CoreContext>;
}

function useProvidedCore(): Core {
  const core = useContext(CoreContext);
  if (core === null) throw new Error('CoreProvider is missing');
  return core;
}

export function useTransport(): Transport {
  return useProvidedCore().transport;
}

export function useCapabilities(): Capabilities {
  return useProvidedCore().capabilities;
}

/** Listens for as long as the component is shown; the newest listener is the one called. */
export function useCoreEvent<N extends EventName>(
  event: N,
  listener: (payload: EventPayload<N>) => void,
): void {
  const transport = useTransport();
  const newest = useRef(listener);
  useEffect(() => {
    newest.current = listener;
  });
  useEffect(() => transport.subscribe(event, (payload) => newest.current(payload)), [transport, event]);
}
