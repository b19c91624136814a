import type { CommandDefinition } from '@mywasender/contract/commands/command';
import { COMMAND_NAMES, COMMANDS, type CommandName } from '@mywasender/contract/commands/command-map';
import { errorsOfCommand } from '@mywasender/contract/commands/errors-of-command';
import { commandLine } from '@mywasender/contract/commands/guide/command-line';
import { exampleInput } from '@mywasender/contract/commands/guide/commands-page';
import { describeShape, describeType } from '@mywasender/contract/commands/guide/describe-type';
import { type Field, fieldsOf, type PlainSchema, plain } from '@mywasender/contract/commands/guide/fields-of';

const HEAD = `npm run sender -- <command> [--field value …] [--data DIR] [--json]

  --data DIR    the data folder of the app; one is started for this call if none runs on it
  --input FILE  the input as JSON, - for the standard input; flags go over it
  --out FILE    where to put the file a command answers with
  --json        the answer as JSON

A value @FILE is the content of that file, @- what comes by the standard input: keep secrets there.
Without --data: MYWASENDER_URL with MYWASENDER_TOKEN, or the app that runs on this computer.

  help [command]      this, or the fields of one command
  run                 import, draft, check, start, follow and report one campaign
  link                link a WhatsApp account: QR code or pairing code in the terminal
  events [name …]     what happens from now on, one JSON object a line
`;

/** What there is to call. */
export function helpOverview(): string {
  const width = Math.max(...COMMAND_NAMES.map((name) => name.length));
  const lines = COMMAND_NAMES.toSorted().map((name) => `  ${name.padEnd(width)}  ${COMMANDS[name].summary}`);
  return [HEAD, ...lines].join('\n');
}

/** The flags of one command, made of its schema. */
export function helpOf(name: CommandName): string {
  const definition: CommandDefinition = COMMANDS[name];
  const errors = errorsOfCommand(definition);
  return [
    `${name}: ${definition.summary}`,
    '',
    describeFlags(plain(definition.input)),
    `Answer: ${describeType(plain(definition.output))}`,
    ...(errors.length === 0 ? [] : [`Refuses with: ${errors.join(', ')}`]),
    '',
    commandLine(name, plain(definition.input), exampleInput(name)),
  ].join('\n');
}

/** One line a field; for commands of this tool as for those of the app. */
export function describeFlags(schema: PlainSchema): string {
  const lines = fieldsOf(schema).map(describeFlag);
  return lines.length === 0 ? '  (takes no input)\n' : `${lines.join('\n')}\n`;
}

function describeFlag({ name, schema, required }: Field): string {
  const need = required ? ' (required)' : '';
  if (schema.type === 'boolean') return `  --${name}, --no-${name}${need}`;
  // Of an object that has to be typed in the name alone would not do.
  const type = schema.type === 'object' ? describeShape(schema, '    ') : describeType(schema, '    ');
  return `  --${name} ${type}${need}`;
}
