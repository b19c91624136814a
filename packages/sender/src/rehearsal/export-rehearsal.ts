import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Core } from '../core.ts';
import type { Cell } from '../tables/table.ts';
import { writeTable } from '../tables/write-table.ts';
import { requireRehearsal } from './list-rehearsal.ts';
import type { RehearsalResult } from './rehearsal-messages.ts';

/** Everybody of the last rehearsal. */
export function exportRehearsal(
  core: Core,
  input: CommandInput<'campaigns.exportRehearsal'>,
): Promise<CommandOutput<'campaigns.exportRehearsal'>> {
  const result = requireRehearsal(core, input.campaignId);
  const header = ['time', 'phone', 'name', 'text', 'left_out_because'];
  return writeTable(core, { name: 'rehearsal', header, rows: rows(result) }, input.format);
}

function* rows({ written, leftOut }: RehearsalResult): Iterable<readonly Cell[]> {
  for (const { at, phone, name, text, reason } of [...written, ...leftOut]) {
    yield [at === null ? null : new Date(at), phone, name, text, reason];
  }
}
