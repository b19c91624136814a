import { EVENT_NAMES } from '@mywasender/contract/events';
import type { HostClient } from './ask-host.ts';
import { CliFailure, type CliIo, EXIT, type ExitCode } from './cli-io.ts';

/** `events`: one JSON object a line. Ends when the host does, so that whoever started it notices. */
export async function followEvents(host: HostClient, names: readonly string[], io: CliIo): Promise<ExitCode> {
  const known: readonly string[] = EVENT_NAMES;
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined)
    throw new CliFailure(`There is no event “${wrong}”. There are: ${EVENT_NAMES.join(', ')}.`);
  try {
    for await (const { event, data } of host.events(io.signal))
      if (names.length === 0 || names.includes(event))
        io.out(`{"event":${JSON.stringify(event)},"data":${data}}`);
  } catch (error) {
    if (io.signal.aborted) return EXIT.interrupted;
    throw error;
  }
  io.err('The host has ended.');
  return EXIT.noHost;
}
