import { Value } from 'typebox/value';
import { ERRORS, type ErrorCode } from '../../error-codes.ts';
import type { CommandDefinition } from '../command.ts';
import { COMMAND_NAMES, COMMANDS, type CommandName } from '../command-map.ts';
import { ERRORS_OF_ALL, errorsOfCommand } from '../errors-of-command.ts';
import { commandLine } from './command-line.ts';
import { describeShape, describeType } from './describe-type.ts';
import { type PlainSchema, plain } from './fields-of.ts';
import { sampleOf } from './sample-of.ts';
import { NAMED_TYPES } from './type-names.ts';

const HEAD = `# Commands

Written by \`npm run docs:commands\` from the contract (\`packages/contract/src/commands\`); do not edit by hand.

Everything the app can do is a command. The screens call the same ones as \`POST /rpc/<command>\` of the headless host and
\`npm run sender -- <command>\` (docs/automation.md). Unknown fields are refused. \`name?\` may be left out; \`string 1–120\`
is a text of 1 to 120 characters. Times are milliseconds since 1970-01-01T00:00Z.`;

/** An input the contract accepts; a test looks at every one. */
export function exampleInput(name: CommandName): Readonly<Record<string, unknown>> {
  const check = (schema: PlainSchema, value: unknown) => Value.Check(schema, value);
  return sampleOf(plain(COMMANDS[name].input), check) as Readonly<Record<string, unknown>>;
}

/** `docs/commands.md`. */
export function commandsPage(): string {
  const domains = Map.groupBy(COMMAND_NAMES.toSorted(), (name) => name.split('.')[0] ?? '');
  return [
    HEAD,
    `Any of them may answer ${codes(ERRORS_OF_ALL)} as well.`,
    [...domains.keys()].map((domain) => `[${domain}](#${domain})`).join(' · '),
    ...[...domains].flatMap(([domain, names]) => [`## ${domain}`, ...names.map(commandSection)]),
    '## Types',
    ...[...NAMED_TYPES].map(([name, schema]) => block(`${name} = ${describeNamed(schema)}`)),
    '## Errors',
    errorTable(),
  ]
    .join('\n\n')
    .concat('\n');
}

function commandSection(name: CommandName): string {
  const definition: CommandDefinition = COMMANDS[name];
  const input = plain(definition.input);
  const errors = errorsOfCommand(definition);
  return [
    `### ${name}`,
    definition.summary,
    block(`input:  ${describeShape(input)}\noutput: ${describeType(plain(definition.output))}`),
    ...(errors.length === 0 ? [] : [`Errors: ${codes(errors)}`]),
    `\`\`\`sh\n${commandLine(name, input, exampleInput(name))}\n\`\`\``,
  ].join('\n\n');
}

function describeNamed(schema: PlainSchema): string {
  const shape = describeShape(schema);
  return schema.pattern === undefined ? shape : `string, ${schema.pattern}`;
}

function errorTable(): string {
  const used = new Set<ErrorCode>([
    ...ERRORS_OF_ALL,
    ...Object.values<CommandDefinition>(COMMANDS).flatMap((definition) => errorsOfCommand(definition)),
  ]);
  const rows = [...used].toSorted().map((code) => `| \`${code}\` | ${ERRORS[code].message} |`);
  return ['| code | sentence |', '|---|---|', ...rows].join('\n');
}

function codes(list: readonly string[]): string {
  return list.map((code) => `\`${code}\``).join(' ');
}

function block(text: string): string {
  return `\`\`\`ts\n${text}\n\`\`\``;
}
