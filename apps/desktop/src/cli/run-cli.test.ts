import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';
import { COMMAND_NAMES, COMMANDS } from '@mywasender/contract/commands/command-map';
import { fieldsOf } from '@mywasender/contract/commands/guide/fields-of';
import { DEFAULT_SETTINGS } from '@mywasender/contract/models/settings';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeCore, type FakeCore } from '../../test/fake-core.ts';
import { createApp } from '../headless/create-app.ts';
import { readRunFile, writeRunFile } from '../host/run-file.ts';
import { startCore } from '../host/start-core.ts';
import type { CliIo } from './cli-io.ts';
import { COMMON_FLAGS } from './read-input.ts';
import { runCli } from './run-cli.ts';
import { showAnswer } from './show-answer.ts';

const log = pino({ level: 'silent' });
const token = 'the-token-of-this-test';
const asked: { readonly name: string; readonly input: unknown }[] = [];
let folder: string;
let app: FastifyInstance;
let core: FakeCore;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mws-cli-'));
  const note =
    <T>(name: string, answer: T) =>
    (input: unknown) => {
      asked.push({ name, input });
      return answer;
    };
  core = await createFakeCore(folder, {
    'settings.get': () => DEFAULT_SETTINGS,
    'profiles.create': () => {
      throw new AppError('READ_ONLY', { dataDir: '/data' });
    },
    'settings.update': note('settings.update', DEFAULT_SETTINGS),
    'contacts.restore': note('contacts.restore', { restored: 2 }),
    'license.importFile': () => {
      throw new Error('unexpected');
    },
    'campaigns.export': () => ({ file: exported, name: 'people.csv' }),
    'contacts.cancelImport': note('contacts.cancelImport', { cancelled: true }),
  });
  const started = startCore(async () => core, log);
  app = await createApp({ core: started, token, rendererDir: folder, log });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  const stream = (async function* () {
    yield Buffer.from('name,phone\n');
  })();
  exported = await core.files.add({ name: 'people.csv', stream });
});
let exported: string;
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(
  args: readonly string[],
  change: Omit<Partial<CliIo>, 'stdin'> & { readonly stdin?: string } = {},
) {
  const out: string[] = [];
  const err: string[] = [];
  const { stdin = '', ...rest } = change;
  const code = await runCli(args, {
    env: { MYWASENDER_URL: url, MYWASENDER_TOKEN: token, XDG_DATA_HOME: folder },
    cwd: folder,
    stdin: (async function* () {
      yield stdin;
    })(),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    signal: new AbortController().signal,
    ...rest,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('a command', () => {
  it('answers people with lines and machines with JSON', async () => {
    expect(await run(['settings.get'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('theme: system'),
    });
    const { out } = await run(['settings.get', '--json']);
    expect(JSON.parse(out)).toEqual(DEFAULT_SETTINGS);
  });

  it('takes its input by flags, typed by the schema, over JSON', async () => {
    await run(['settings.update', '--input', '-', '--no-pauseOnReply', '--browserPath', 'null'], {
      stdin: '{"theme":"dark","pauseOnReply":true}',
    });
    expect(asked.at(-1)?.input).toEqual({ theme: 'dark', pauseOnReply: false, browserPath: null });
    await run(['contacts.restore', '--contactIds', '1', '--contactIds', '2']);
    expect(asked.at(-1)?.input).toEqual({ contactIds: ['1', '2'] });
    writeFileSync(join(folder, 'sender.txt'), 'Corner Bakery\n');
    await run(['settings.update', '--senderName', '@sender.txt']);
    expect(asked.at(-1)?.input).toEqual({ senderName: 'Corner Bakery' });
    await run(['settings.update', '--senderName', '@@home']);
    expect(asked.at(-1)?.input).toEqual({ senderName: '@home' });
  });

  it('hands files over and saves those that come back', async () => {
    writeFileSync(join(folder, 'list.csv'), 'a,b\n');
    await run(['contacts.cancelImport', '--file', 'list.csv']);
    expect(asked.at(-1)?.input).toEqual({ file: expect.stringMatching(/^file_/) });
    expect(await run(['campaigns.export', '--campaignId', '1', '--out', 'saved.csv'])).toMatchObject({
      code: 0,
    });
    expect(readFileSync(join(folder, 'saved.csv'), 'utf8')).toBe('name,phone\n');
  });

  it.each([
    [['profiles.create', '--name', 'Shop'], 1, 'The data folder /data cannot be written to. (READ_ONLY'],
    [['license.importFile', '--file', 'nowhere.lic'], 2, 'nowhere.lic cannot be read'],
    [['profiles.create'], 1, 'must have required properties name (VALIDATION_FAILED)'],
    [['profiles.create', '--nme', 'x'], 2, "Unknown option '--nme'. --help"],
    [['campaigns.list', '--input', '-'], 2, '--input is no valid JSON'],
    [
      ['campaigns.recipients', '--campaignId', '1', '--limit', 'many'],
      2,
      '--limit takes a number, not “many”.',
    ],
    [['no.such'], 2, 'There is no command “no.such”. help lists them.'],
    [['events', 'no.such'], 2, 'There is no event “no.such”.'],
    [['run', '--name', 'x'], 2, 'run: '],
  ])('%j → %i', async (args, code, sentence) => {
    const result = await run(args);
    expect({ code: result.code, out: result.out }).toEqual({ code, out: '' });
    expect(result.err).toContain(sentence);
  });
});

describe('which host', () => {
  it('none: 3 and what to do', async () => {
    const env = { HOME: folder, XDG_DATA_HOME: folder };
    expect(await run(['settings.get'], { env })).toMatchObject({
      code: 3,
      err: expect.stringContaining('npm run desktop'),
    });
    const dead = { MYWASENDER_URL: 'http://127.0.0.1:9', MYWASENDER_TOKEN: token };
    expect(await run(['settings.get'], { env: dead })).toMatchObject({ code: 3 });
    const wrong = { MYWASENDER_URL: url, MYWASENDER_TOKEN: 'wrong' };
    expect(await run(['settings.get'], { env: wrong })).toMatchObject({
      code: 1,
      err: expect.stringContaining('UNAUTHENTICATED'),
    });
  });

  it('the one that runs on a data folder, by the file it left there for this user alone', async () => {
    const forget = await writeRunFile(folder, { url, token });
    expect(statSync(join(folder, 'run.json')).mode & 0o777).toBe(0o600);
    expect(await run(['settings.get', '--data', folder], { env: {} })).toMatchObject({ code: 0 });
    forget();
    expect(readRunFile(folder)).toBeNull();
  });
});

describe('events', () => {
  it('are one JSON object a line, those asked for', async () => {
    const stopped = new AbortController();
    const lines: string[] = [];
    const done = run(['events', 'browser.download'], {
      signal: stopped.signal,
      out: (line) => {
        lines.push(line);
        stopped.abort();
      },
    });
    while (core.listening === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    core.emit('settings.changed', DEFAULT_SETTINGS);
    core.emit('browser.download', { received: 1, total: null });
    expect(await done).toMatchObject({ code: 130 });
    expect(lines).toEqual(['{"event":"browser.download","data":{"received":1,"total":null}}']);
  });
});

describe('help', () => {
  it('lists every command, and the fields of each', async () => {
    const { out } = await run(['help']);
    for (const name of COMMAND_NAMES) expect(out).toContain(`  ${name} `);
    for (const name of COMMAND_NAMES) {
      const { out: one } = await run([name, '--help']);
      for (const field of fieldsOf(COMMANDS[name].input)) expect(one, name).toContain(`--${field.name}`);
    }
    expect((await run(['help', 'run'])).out).toContain('--defaultCountry Country (required)');
  });

  it('has room for its own flags beside the fields of every command', () => {
    const taken = COMMAND_NAMES.flatMap((name) => fieldsOf(COMMANDS[name].input).map((field) => field.name));
    expect(taken.filter((name) => name in COMMON_FLAGS)).toEqual([]);
  });
});

it('an answer for people: moments as dates, no control characters of strangers', () => {
  const answer = {
    items: [{ id: '1', at: 0, text: 'a\u001b[2Jb', tags: ['x', 'y'], last: { name: null } }],
    nextCursor: null,
  };
  expect(showAnswer(answer)).toBe(
    'items: 1\n- id: 1\n  at: 1970-01-01T00:00:00.000Z\n  text: a�[2Jb\n  tags: x, y\n  last:\n    name: –\nnextCursor: –',
  );
  expect(showAnswer({})).toBe('done');
});
