import { AppError } from '@mywasender/contract/app-error';
import {
  COMMANDS,
  type CommandInput,
  type CommandName,
  isCommandName,
} from '@mywasender/contract/commands/command-map';
import { Value } from 'typebox/value';

export interface CheckedCommand<N extends CommandName = CommandName> {
  readonly name: N;
  readonly input: CommandInput<N>;
}

/** What came from outside as a command, or `NOT_FOUND` / `VALIDATION_FAILED` naming the first wrong field. */
export function checkCommand(name: string, input: unknown): CheckedCommand {
  if (!isCommandName(name)) throw new AppError('NOT_FOUND');
  if (!isInputOf(name, input)) throw invalid(name, input);
  return { name, input };
}

function isInputOf<N extends CommandName>(name: N, input: unknown): input is CommandInput<N> {
  return Value.Check(COMMANDS[name].input, input);
}

function invalid(name: CommandName, input: unknown): AppError {
  const [first] = Value.Errors(COMMANDS[name].input, input);
  const field = first?.instancePath.slice(1).replaceAll('/', '.') ?? '';
  return new AppError('VALIDATION_FAILED', {
    field: field === '' ? 'input' : field,
    problem: first?.message ?? 'is not as expected',
  });
}
