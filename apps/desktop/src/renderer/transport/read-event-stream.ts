export interface StreamedEvent {
  readonly event: string;
  readonly data: string;
}

/** The messages of a `text/event-stream` body, comments left out, in order, until it ends. */
export async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamedEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const message = readBlock(block);
        if (message !== undefined) yield message;
      }
    }
  } finally {
    await reader.cancel();
  }
}

function readBlock(block: string): StreamedEvent | undefined {
  let event = '';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    if (line.startsWith('event: ')) event = line.slice(7);
    else if (line.startsWith('data: ')) data.push(line.slice(6));
  }
  return event === '' ? undefined : { event, data: data.join('\n') };
}
