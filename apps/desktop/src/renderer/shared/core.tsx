import type { EventName, EventPayload } from '@mywasender/contract/events';
import type { Transport } from '@mywasender/contract/transport';
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';

const TransportContext = createContext<Transport | null>(null);

export interface CoreProviderProps {
  readonly transport: Transport;
  readonly children: ReactNode;
}

/** Gives every page below the way to the core. */
export function CoreProvider({ transport, children }: CoreProviderProps) {
  return <TransportContext value={transport}>{children}</TransportContext>;
}

export function useTransport(): Transport {
  const transport = useContext(TransportContext);
  if (transport === null) throw new Error('CoreProvider is missing');
  return transport;
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
