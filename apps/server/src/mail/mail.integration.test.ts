import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '@mywasender/contract/languages';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { countJobs } from '../jobs/count-jobs.ts';
import { createMigratedFolder } from '../testing/embedded-folder.ts';
import { EXAMPLE_MAILS } from '../testing/example-mails.ts';
import { runJobs } from '../testing/run-jobs.ts';
import { startSmtpReceiver } from '../testing/smtp-receiver.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import type { MailMessage } from './mail-params.ts';
import { createMailTransport } from './mail-transport.ts';
import { mailUser } from './mail-user.ts';
import { renderMail } from './render-mail.ts';

type Receiver = Awaited<ReturnType<typeof startSmtpReceiver>>;

let dir = '';
let server: TestServer;
const receivers: Receiver[] = [];
beforeAll(async () => {
  dir = await createMigratedFolder();
  server = await startTestServer({ databaseUrl: null, dataDir: dir });
});
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.close();
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true, force: true });
});

const receive = async (options: Parameters<typeof startSmtpReceiver>[0] = {}) => {
  const receiver = await startSmtpReceiver(options);
  receivers.push(receiver);
  return receiver;
};
const enqueue = (...messages: MailMessage[]) =>
  server.deps.db.prisma.$transaction(async (tx) => {
    for (const message of messages) await server.deps.mail.enqueue(tx, message);
  });
/** Works through the queue with this mail server. */
const deliver = (smtpUrl: string, late = false) => {
  const mailTransport = createMailTransport({ ...server.deps.config.mail, smtpUrl });
  return runJobs({ ...server, deps: { ...server.deps, mailTransport } }, { late });
};
const message = (to: string) => ({ ...EXAMPLE_MAILS[0], to }) as MailMessage;

it('reaches its reader whole, in every language, and is readable to nobody before', async () => {
  const { port, received } = await receive();
  // every kind in English, every other language by turns
  const translated = LANGUAGES.slice(1).flatMap((language, turn) =>
    EXAMPLE_MAILS.filter((_, index) => index % 4 === turn).map((mail) => ({ ...mail, language })),
  );
  const messages = [...EXAMPLE_MAILS, ...translated];
  await enqueue(...messages);
  const waiting = JSON.stringify(await server.deps.db.prisma.$queryRaw`SELECT * FROM jobs.job`);
  // nothing so short that sealed text may hold it by chance
  for (const secret of ['ada@', '"Ada', 's3cr3t', '482913']) expect(waiting).not.toContain(secret);
  expect(waiting).not.toMatch(/MWS-\w{5}-/);

  const done = await deliver(`smtp://127.0.0.1:${port}`);
  expect(done.filter(({ failed }) => failed)).toEqual([]);
  expect(received).toHaveLength(messages.length);
  for (const sent of messages.map(renderMail)) {
    const [arrived] = received.filter(({ mail }) => mail.text?.trim() === sent.text.trim());
    expect(arrived?.mail.subject).toBe(sent.subject);
    expect(String(arrived?.mail.html).trim()).toBe(sent.html);
    expect(arrived?.to).toEqual(['ada@example.org']);
    expect(arrived?.mail.from?.value).toEqual([
      { name: 'MyWASender', address: 'no-reply@localhost.localdomain' },
    ]);
    expect(arrived?.mail.headers.get('auto-submitted')).toBe('auto-generated');
  }
  expect(new Set(received.map(({ mail }) => mail.messageId)).size).toBe(messages.length);
  for (const secret of ['ada@', 'Lovelace', 's3cr3t', '482913', 'MWS-'])
    expect(server.log.join()).not.toContain(secret);
});

it('waits while the mail server is away, and is sent once when it is back', async () => {
  const first = await receive();
  await first.close();
  receivers.length = 0;
  const smtpUrl = `smtp://127.0.0.1:${first.port}`;
  await enqueue(message('patient@example.org'));
  expect(await deliver(smtpUrl)).toEqual([{ name: 'mail.send', failed: true }]);
  const { received } = await receive({ port: first.port });
  expect(await deliver(smtpUrl, true)).toEqual([{ name: 'mail.send', failed: false }]);
  expect(received.map(({ to }) => to)).toEqual([['patient@example.org']]);
  expect(await deliver(smtpUrl, true)).toEqual([]);
});

it('is given up for a recipient that is refused, and tried again for one that is put off', async () => {
  const answers: Record<string, number> = { 'gone@example.org': 550, 'busy@example.org': 451 };
  const { port, received } = await receive({
    onRcptTo({ address }, _session, callback) {
      const responseCode = answers[address];
      callback(responseCode === undefined ? null : Object.assign(new Error('no'), { responseCode }));
    },
  });
  await enqueue(message('gone@example.org'));
  expect(await deliver(`smtp://127.0.0.1:${port}`)).toEqual([{ name: 'mail.send', failed: false }]);
  expect(server.log.some((line) => line.includes('a mail was given up: its recipient was refused'))).toBe(
    true,
  );
  await enqueue(message('busy@example.org'));
  expect(await deliver(`smtp://127.0.0.1:${port}`)).toEqual([{ name: 'mail.send', failed: true }]);
  delete answers['busy@example.org'];
  expect(await deliver(`smtp://127.0.0.1:${port}`, true)).toEqual([{ name: 'mail.send', failed: false }]);
  expect(received.map(({ to }) => to)).toEqual([['busy@example.org']]);
  expect(await countJobs(server.deps.db.prisma)).toEqual([]);
  expect(server.log.join()).not.toMatch(/(gone|busy)@/);
});

it('goes over TLS alone where that is asked for, to a server that shows who it is', async () => {
  const tls = await receive({
    secure: true,
    onAuth: ({ username, password }, _session, callback) =>
      username === 'user' && password === 'pass word'
        ? callback(null, { user: username })
        : callback(new Error('no')),
  });
  let connections = 0;
  const plain = await receive({
    onConnect(_session, callback) {
      connections++;
      callback();
    },
  });
  await enqueue(message('safe@example.org'));
  const address = `smtps://user:pass%20word@localhost:${tls.port}`;
  expect(await deliver(address)).toMatchObject([{ failed: true }]);
  expect(await deliver(`smtp://127.0.0.1:${plain.port}?requireTLS=true`, true)).toMatchObject([
    { failed: true },
  ]);
  // not this machine by name: TLS is asked for by itself
  expect(await deliver(`smtp://127.0.0.1.:${plain.port}`, true)).toMatchObject([{ failed: true }]);
  expect(await deliver(`${address}?tls.rejectUnauthorized=false`, true)).toMatchObject([{ failed: false }]);
  expect(tls.received.map(({ to }) => to)).toEqual([['safe@example.org']]);
  expect([connections, plain.received]).toEqual([2, []]);
});

it('takes no header from what it is filled with', async () => {
  const { port, received } = await receive();
  await enqueue(
    message('a@example.org\r\nBcc: b@example.org'),
    message('a@example.org, b@example.org'),
    message('"a\r\nBcc: b@example.org" <a@example.org>'),
    {
      to: 'a@example.org',
      language: 'en',
      template: 'license-issued',
      params: {
        plan: 'Pro\r\nBcc: b@example.org',
        key: 'K\r\n.\r\nMAIL FROM:<x@example.org>',
        link: 'https://x.example',
      },
    },
  );
  expect((await deliver(`smtp://127.0.0.1:${port}`)).map(({ failed }) => failed)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(received.map(({ to }) => to)).toEqual([['a@example.org']]);
  expect(received[0]?.mail.headers.has('bcc')).toBe(false);
  expect(received[0]?.mail.text).toContain('for the plan Pro Bcc: b@example.org.');
});

it('is a private file where there is no mail server', async () => {
  await enqueue(message('file@example.org'));
  expect(await runJobs(server)).toEqual([{ name: 'mail.send', failed: false }]);
  const { folder } = server.deps.config.mail;
  const [name = ''] = readdirSync(folder);
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^verify-email-[\w-]{36}\.eml$/)]);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, name), 'utf8')).toContain('To: file@example.org');
  const line = server.log.find((entry) => entry.includes(name));
  expect(JSON.parse(line ?? '')).toMatchObject({ template: 'verify-email', msg: 'a mail was sent' });
  expect(server.log.join()).not.toContain('file@example.org');
  rmSync(folder, { recursive: true });
});

it('goes to an account in its language, unless it was switched off', async () => {
  const { user } = await server.world.createPerson('user');
  const { port, received } = await receive();
  const { db } = server.deps;
  const muted = await db.prisma.user.update({
    where: { id: user.id },
    data: { language: 'pt', mutedMails: ['new-device-sign-in'] },
  });
  await db.prisma.$transaction(async (tx) => {
    const at = new Date(server.clock.ms).toISOString();
    const device = { name: 'A', device: 'Firefox', ip: '192.0.2.1', at };
    await mailUser(server.deps, tx, { user: muted, template: 'new-device-sign-in', params: device });
    await mailUser(server.deps, tx, { user: muted, template: 'password-changed', params: { name: 'A', at } });
  });
  await deliver(`smtp://127.0.0.1:${port}`);
  expect(received.map(({ mail }) => mail.subject)).toEqual(['A sua senha foi alterada']);
});
