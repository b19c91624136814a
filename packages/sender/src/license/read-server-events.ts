/** An event is far shorter; whoever sends more without an end wants to fill the memory. */
const MOST_BUFFERED = 64 * 1024;

export interface ServerEvent {
  readonly event: string;
  /** Parsed JSON; undefined when it is none. */
  readonly data: unknown;
}

/** The events of a `text/event-stream`. `onBytes`: something came, were it a comment that keeps it alive. */
export async function* readServerEvents(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void,
): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  let buffer = '';
  for await (const chunk of body) {
    onBytes();
    buffer += decoder.decode(chunk, { stream: true }).replaceAll('\r', '');
    for (let end = buffer.indexOf('\n\n'); end >= 0; end = buffer.indexOf('\n\n')) {
      const block = buffer.slice(0, end);
      buffer = buffer.slice(end + 2);
      const event = fieldOf(block, 'event');
      if (event !== null) yield { event, data: parse(fieldOf(block, 'data') ?? '') };
    }
    if (buffer.length > MOST_BUFFERED) throw new Error('the event stream is no event stream');
  }
}

function fieldOf(block: string, name: string): string | null {
  const line = block.split('\n').find((text) => text.startsWith(`${name}:`));
  return line === undefined ? null : line.slice(name.length + 1).trim();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
