import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Core } from '../core.ts';
import { csvLine } from '../csv/csv-line.ts';
import { requireRehearsal } from './list-rehearsal.ts';
import type { RehearsalResult } from './rehearsal-messages.ts';

const NAME = 'rehearsal.csv';

/** Everybody of the last rehearsal as CSV. Cells that would run as a formula are defused. */
export async function exportRehearsal(
  core: Core,
  input: { readonly campaignId: string },
): Promise<CommandOutput<'campaigns.exportRehearsal'>> {
  const result = requireRehearsal(core, input.campaignId);
  const { token, path } = core.files.reserve(NAME);
  await pipeline(Readable.from(lines(result)), createWriteStream(path, { mode: 0o600 }));
  return { file: token, name: NAME };
}

function* lines({ written, leftOut }: RehearsalResult): Iterable<string> {
  yield `\ufeff${csvLine(['time', 'phone', 'name', 'text', 'left_out_because'])}`;
  for (const { at, phone, name, text, reason } of [...written, ...leftOut]) {
    yield csvLine([at === null ? null : new Date(at).toISOString(), phone, name, text, reason]);
  }
}
