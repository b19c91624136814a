import { AppError } from '@mywasender/contract/app-error';
import { STREAM_SILENCE_MS } from '@mywasender/contract/http/license-events';
import type { Signal, Signals } from '../signals/signals.ts';
import type { Listener } from './admit-listener.ts';

/** An open connection of an app. */
interface Connection {
  /** false: it takes no more now */
  write(text: string): boolean;
  end(): void;
}

export interface LicenseStreams {
  /** Returns the function to call when the connection is gone. Throws `UNAVAILABLE` when there are too many. */
  open(listener: Listener, connection: Connection): () => void;
  readonly size: number;
  stop(): void;
}

/** A second one is there while the first is not known to be dead yet. */
const STREAMS_PER_DEVICE = 2;
/** A change of a plan concerns all its licenses: they ask one after the other. */
const PLAN_SPREAD_MS = 60_000;

interface Stream {
  readonly listener: Listener;
  readonly connection: Connection;
}

/** The event streams of this instance: told by the signals of all of them, kept alive, limited per device. */
export function createLicenseStreams(
  signals: Signals,
  { mostStreams }: { readonly mostStreams: number },
): LicenseStreams {
  const streams = new Set<Stream>();
  const byTopic = new Map<string, Set<Stream>>();
  const topicsOf = ({ licenseId, planId, deviceId }: Listener) => [
    `license ${licenseId}`,
    `plan ${planId}`,
    `device ${deviceId}`,
  ];
  const close = (stream: Stream) => {
    if (!streams.delete(stream)) return;
    for (const topic of topicsOf(stream.listener)) {
      const others = byTopic.get(topic);
      others?.delete(stream);
      if (others?.size === 0) byTopic.delete(topic);
    }
  };
  const end = (stream: Stream) => {
    close(stream);
    stream.connection.end();
  };
  const send = (stream: Stream, text: string) => {
    // who does not read is gone or as good as gone; it will connect again
    if (!stream.connection.write(text)) end(stream);
  };
  const unsubscribe = signals.subscribe(({ kind, id }: Signal) => {
    if (kind === 'relay') {
      for (const stream of [...(byTopic.get(`license ${id}`) ?? [])]) send(stream, eventText('relay', {}));
      return;
    }
    if (kind !== 'license' && kind !== 'plan') return;
    const withinMs = kind === 'plan' ? PLAN_SPREAD_MS : 0;
    for (const stream of [...(byTopic.get(`${kind} ${id}`) ?? [])]) {
      send(stream, eventText('changed', { withinMs }));
    }
  });
  const heartbeat = setInterval(() => {
    for (const stream of [...streams]) send(stream, ': alive\n\n');
  }, STREAM_SILENCE_MS / 3);
  heartbeat.unref();

  return {
    get size() {
      return streams.size;
    },
    open(listener, connection) {
      if (streams.size >= mostStreams) throw new AppError('UNAVAILABLE');
      const stream = { listener, connection };
      const before = [...(byTopic.get(`device ${listener.deviceId}`) ?? [])];
      for (const old of before.slice(0, Math.max(0, before.length - STREAMS_PER_DEVICE + 1))) end(old);
      streams.add(stream);
      for (const topic of topicsOf(listener)) {
        byTopic.set(topic, (byTopic.get(topic) ?? new Set()).add(stream));
      }
      send(stream, eventText('ready', { digest: listener.digest }));
      return () => close(stream);
    },
    stop() {
      unsubscribe();
      clearInterval(heartbeat);
      for (const stream of [...streams]) end(stream);
    },
  };
}

function eventText(event: string, data: object): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
