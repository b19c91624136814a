import { resolve } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';
import { COMMANDS, type CommandName, isCommandName } from '@mywasender/contract/commands/command-map';
import { type PlainSchema, plain } from '@mywasender/contract/commands/guide/fields-of';
import { describeError } from '@mywasender/contract/error-codes';
import { Nothing } from '@mywasender/contract/models/basics';
import { Value } from 'typebox/value';
import { checkCommand } from '../host/check-command.ts';
import { askHost, type HostClient } from './ask-host.ts';
import { CliFailure, type CliIo, EXIT, type ExitCode } from './cli-io.ts';
import { findHost } from './find-host.ts';
import { followEvents } from './follow-events.ts';
import { describeFlags, helpOf, helpOverview } from './help.ts';
import { type LinkInput, linkProfile, linkSchema } from './link-profile.ts';
import { type FlagValues, readFlags, readInput } from './read-input.ts';
import { type RunInput, runCampaign, runSchema } from './run-campaign.ts';
import { showAnswer } from './show-answer.ts';

/** The command line tool. Answers with its exit code; says what went wrong in one sentence. */
export async function runCli(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const [first = 'help', ...rest] = args;
  try {
    return await dispatch(first, rest, io);
  } catch (error) {
    if (error instanceof CliFailure) return fail(error.message, error.exitCode, io);
    if (error instanceof AppError) {
      const { requestId, ...params } = error.params;
      const request = requestId === undefined ? '' : `, request ${requestId}`;
      return fail(`${describeError(error.code, params)} (${error.code}${request})`, EXIT.refused, io);
    }
    throw error;
  }
}

function fail(sentence: string, code: ExitCode, io: CliIo): ExitCode {
  io.err(sentence);
  return code;
}

async function dispatch(name: string, args: readonly string[], io: CliIo): Promise<ExitCode> {
  switch (name) {
    case 'help':
    case '--help':
    case '-h':
      return help(args[0], io);
    case 'events':
      return events(args, io);
    case 'link':
      return withInput(name, linkSchema, args, io, async ({ host, input }) =>
        linkProfile(host, input as unknown as LinkInput, io),
      );
    case 'run':
      return withInput(name, runSchema, args, io, async ({ host, input, flags }) =>
        runCampaign(host, input as unknown as RunInput, { io, asJson: flags.json === true }),
      );
    default:
      if (!isCommandName(name)) throw new CliFailure(`There is no command “${name}”. help lists them.`);
      return callOne(name, args, io);
  }
}

function help(topic: string | undefined, io: CliIo): ExitCode {
  if (topic === undefined) io.out(helpOverview());
  else if (isCommandName(topic)) io.out(helpOf(topic));
  else if (topic === 'link') io.out(describeFlags(linkSchema));
  else if (topic === 'run') io.out(describeFlags(runSchema));
  else throw new CliFailure(`There is no command “${topic}”. help lists them.`);
  return EXIT.done;
}

async function events(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const names = args.filter((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--data');
  const flags = readFlags(
    args.filter((arg) => !names.includes(arg)),
    plain(Nothing),
  );
  return withHost(flags, io, async (host) => followEvents(host, names, io));
}

async function callOne(name: CommandName, args: readonly string[], io: CliIo): Promise<ExitCode> {
  const schema = plain(COMMANDS[name].input);
  const flags = readFlags(args, schema);
  if (flags.help === true) return help(name, io);
  return withHost(flags, io, async (host) => {
    const input = await readInput(flags, schema, { io, upload: host.putFile });
    // Checked here already: the sentence names the field, and nothing is asked of the app.
    const answer = await host.call(name, checkCommand(name, input).input);
    if (typeof flags.out === 'string') await saveFileOf(answer, resolve(io.cwd, flags.out), host);
    io.out(flags.json === true ? JSON.stringify(answer) : showAnswer(answer));
    return EXIT.done;
  });
}

async function saveFileOf(answer: object, path: string, host: HostClient): Promise<void> {
  const token = 'file' in answer ? answer.file : 'rejectsFile' in answer ? answer.rejectsFile : undefined;
  if (typeof token !== 'string') throw new CliFailure('There is no file in this answer for --out.');
  await host.saveFile(token, path);
}

interface Called {
  readonly host: HostClient;
  readonly input: Readonly<Record<string, unknown>>;
  readonly flags: FlagValues;
}

async function withInput(
  name: string,
  schema: PlainSchema,
  args: readonly string[],
  io: CliIo,
  work: (called: Called) => Promise<ExitCode>,
): Promise<ExitCode> {
  const flags = readFlags(args, schema);
  if (flags.help === true) return help(name, io);
  return withHost(flags, io, async (host) => {
    const input = await readInput(flags, schema, { io, upload: host.putFile });
    const [wrong] = Value.Errors(schema, input);
    if (wrong !== undefined)
      throw new CliFailure(`${name}: ${wrong.instancePath.slice(1)} ${wrong.message}.`.trim());
    return work({ host, input, flags });
  });
}

async function withHost(
  flags: FlagValues,
  io: CliIo,
  work: (host: HostClient) => Promise<ExitCode>,
): Promise<ExitCode> {
  const found = await findHost(typeof flags.data === 'string' ? flags.data : undefined, io);
  try {
    return await work(askHost(found));
  } finally {
    await found.stop();
  }
}
