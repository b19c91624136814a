import type { CommandName, CommandOutput } from '@mywasender/contract/commands/command-map';
import { checkCommand } from './check-command.ts';
import type { Core } from './core.ts';

/** Checks, then asks the core. */
export function runCommand(core: Core, name: string, input: unknown): Promise<CommandOutput<CommandName>> {
  const command = checkCommand(name, input);
  return core.call(command.name, command.input);
}
