import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { wakeAll } from '../runner/create-runner.ts';
import { endPauses } from '../store/contacts.ts';

/** Automatic messages to these people go on, at once where somebody waits for nothing else. */
export function resumeContacts(
  core: Core,
  input: CommandInput<'contacts.resume'>,
): CommandOutput<'contacts.resume'> {
  const resumed = core.sql.transaction(() => endPauses(core.sql, input.contactIds.map(rowId)));
  wakeAll(core);
  return { resumed };
}
