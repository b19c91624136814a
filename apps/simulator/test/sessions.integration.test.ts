import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { reached } from '@mywasender/gateway/contract-suite';
import type { IncomingEvent } from '@mywasender/gateway/port';
import { createWebGateway } from '@mywasender/gateway/web/create-web-gateway';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildSimulator } from '../src/app.ts';
import { browserProcessesOf } from './browser-processes.ts';
import { openWorld } from './open-world.ts';

const WAIT = { timeout: 15_000, interval: 20 };

describe('sessions', () => {
  let world: Awaited<ReturnType<typeof openWorld>>;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.stop());

  it('links by a pairing code typed on the phone', async () => {
    const session = await world.start('pairing');
    await reached(session, 'qr');
    await session.requestPairingCode('+5531900000001');
    await reached(session, 'pairing');
    const code = session.state.kind === 'pairing' ? session.state.code : '';
    expect(code).toMatch(/^[A-Z1-9]{4}-[A-Z1-9]{4}$/);
    await world.scan('5531900000001', code);
    await reached(session, 'ready');
    expect(session.state).toMatchObject({ phone: '+5531900000001' });
    await session.close();
  });

  it('two profiles at once keep to themselves', async () => {
    const [a, b] = [await world.ready('first'), await world.ready('second')];
    // by id: the recent messages come again after a start
    const heard = new Map<string, string>();
    a.on('incoming', (event) => heard.set(`a ${event.messageId}`, `a ${event.text}`));
    b.on('incoming', (event) => heard.set(`b ${event.messageId}`, `b ${event.text}`));
    await world.say('+5531900000002', 'for b', 'second');
    await vi.waitFor(() => expect([...heard.values()]).toEqual(['b for b']), WAIT);
    await Promise.all([a.close(), b.close()]);
  });

  it('a STOP said while the app was closed is heard when it opens again', async () => {
    const session = await world.ready('asleep');
    const prepared = await session.prepare('+5531900000003');
    await session.send(prepared, { kind: 'text', text: 'hello' });
    await session.close();
    await world.say('+5531900000003', 'STOP', 'asleep');
    const heard: IncomingEvent[] = [];
    const again = await world.start('asleep');
    again.on('incoming', (event) => heard.push(event));
    await vi.waitFor(() => expect(heard.map((event) => event.text)).toContain('STOP'), WAIT);
    expect(heard[0]).toMatchObject({ phone: '+5531900000003', lid: prepared.lid, chatId: prepared.chatId });
    await again.close();
  });

  it('kill -9 of the browser in the middle of a send: uncertain, and lookup knows after reopening', async () => {
    const session = await world.ready('killed');
    const phone = '+5531900000004';
    await world.faults({ sendHangs: { phone, leaves: true } });
    const prepared = await session.prepare(phone);
    const sending = session.send(prepared, { kind: 'text', text: 'in the middle' });
    await vi.waitFor(() => expect(world.leftTo(phone)).toHaveLength(1), WAIT);
    for (const pid of await browserProcessesOf(world.profile('killed').dataDir)) process.kill(pid, 'SIGKILL');
    expect(await sending).toMatchObject({ status: 'uncertain', detail: 'GATEWAY_CLOSED' });
    await reached(session, 'offline');
    await session.close();
    await world.faults({ sendHangs: null });

    const again = await world.start('killed');
    await reached(again, 'ready');
    expect(await again.lookup(prepared)).toMatchObject({ status: 'sent' });
    expect(world.leftTo(phone)).toHaveLength(1);
    await again.close();
  });

  it('WhatsApp may send after a restart what was on its way: then a tick says so, and it left once', async () => {
    await world.faults({ outbox: true });
    const session = await world.ready('outbox');
    const phone = '+5531900000009';
    await world.faults({ crash: { phone, when: 'before-leaving', times: 1 } });
    const prepared = await session.prepare(phone);
    expect(await session.send(prepared, { kind: 'text', text: 'later' })).toMatchObject({
      status: 'uncertain',
    });
    expect(world.leftTo(phone)).toHaveLength(0);
    await session.close();

    const ticks: number[] = [];
    const again = await world.start('outbox');
    again.on('ack', ({ messageId, ack }) => messageId === prepared.messageId && ticks.push(ack));
    await vi.waitFor(() => expect(ticks.at(-1)).toBe(3), WAIT);
    expect(await again.lookup(prepared)).toEqual({ status: 'sent', ack: 3 });
    expect(world.leftTo(phone)).toMatchObject([{ id: prepared.messageId, text: 'later' }]);
    await again.close();
    await world.faults({ outbox: null });
  });

  it('a page that crashes for real: uncertain and offline', async () => {
    const session = await world.ready('crashed');
    const phone = '+5531900000006';
    await world.faults({ sendHangs: { phone, leaves: false } });
    const prepared = await session.prepare(phone);
    const sending = session.send(prepared, { kind: 'text', text: 'x' });
    const { dataDir } = world.profile('crashed');
    for (const pid of await browserProcessesOf(dataDir, '--type=renderer')) process.kill(pid, 'SIGKILL');
    expect(await sending).toMatchObject({ status: 'uncertain', detail: 'GATEWAY_CLOSED' });
    await reached(session, 'offline');
    await session.close();
    await world.faults({ sendHangs: null });
  });

  it('kill -9 of the app: its browser ends too, and the profile opens again, still linked', async () => {
    const { dataDir } = world.profile('orphan');
    const script = new URL('./open-and-stay.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [script, `${world.url}/`, dataDir]);
    let told = '';
    child.stdout.on('data', (data: Buffer) => {
      told += data.toString();
    });
    await vi.waitFor(() => expect(told).toContain('qr'), WAIT);
    await world.scan('orphan');
    await vi.waitFor(() => expect(told).toContain('ready'), WAIT);
    await expect(world.start('orphan')).rejects.toMatchObject({ code: 'GATEWAY_PROFILE_LOCKED' });
    const killed = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await killed;

    const again = await world.start('orphan');
    await reached(again, 'ready');
    await again.close();
    await vi.waitFor(async () => expect(await browserProcessesOf(dataDir)).toEqual([]), WAIT);
  });

  it('closing leaves no browser behind and gives the folder back', async () => {
    const session = await world.ready('tidy');
    const { dataDir } = world.profile('tidy');
    expect((await browserProcessesOf(dataDir)).length).toBeGreaterThan(0);
    await session.close();
    await vi.waitFor(async () => expect(await browserProcessesOf(dataDir)).toEqual([]), WAIT);
    const again = await world.start('tidy');
    await reached(again, 'ready');
    await again.close();
  });

  it('a page that does not answer: offline with the reason', async () => {
    const closed = createWebGateway({ url: 'http://127.0.0.1:9/', headless: true });
    const session = await closed.open(world.profile('nowhere'));
    expect(session.state).toEqual({ kind: 'offline', reason: 'unreachable' });
    await session.close();
  });

  it('a page that loads and shows nothing: offline after the boot time', async () => {
    const empty = createWebGateway({
      url: `${world.url}/crashed`,
      headless: true,
      timeouts: { bootMs: 500 },
    });
    const session = await empty.open(world.profile('splash'));
    await reached(session, 'offline');
    expect(session.state).toEqual({ kind: 'offline', reason: 'no-answer' });
    await session.close();
  });

  it('a number check that takes too long: unknown, never absent', async () => {
    const slow = await openWorld({ timeouts: { callMs: 400 } });
    const session = await slow.ready('slow');
    await slow.faults({ latency: { ms: 5000 } });
    expect(await session.checkNumber('+5531900000008')).toEqual({ status: 'unknown', cause: 'timeout' });
    await slow.stop();
  });

  it('no browser: GATEWAY_BROWSER_MISSING, and the folder is free again', async () => {
    const gateway = createWebGateway({ url: world.url, headless: true, executablePath: '/nowhere/chrome' });
    for (let attempt = 0; attempt < 2; attempt++) {
      await expect(gateway.open(world.profile('no-browser'))).rejects.toMatchObject({
        code: 'GATEWAY_BROWSER_MISSING',
      });
    }
  });
});

it('a page finds a restarted simulator again and stays linked', async () => {
  const world = await openWorld();
  const session = await world.ready('patient');
  const phone = session.state.kind === 'ready' ? session.state.phone : undefined;
  await world.app.close();
  await reached(session, 'offline');
  const restarted = await buildSimulator();
  await restarted.app.listen({ host: '127.0.0.1', port: Number(new URL(world.url).port) });
  await reached(session, 'ready');
  expect(session.state).toMatchObject({ phone });
  const prepared = await session.prepare('+5531900000007');
  expect(await session.send(prepared, { kind: 'text', text: 'back' })).toMatchObject({ status: 'sent' });
  expect(restarted.world.left).toHaveLength(1);
  await world.stop();
  await restarted.app.close();
});

describe('foreign requests', () => {
  it('none leave: neither from wa-js, nor for links in texts, nor from the page itself', async () => {
    const hits: string[] = [];
    const foreign = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.end('x');
    });
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
    const address = foreign.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const world = await openWorld();
    const session = await world.ready('quiet');
    const prepared = await session.prepare('+5531900000005');
    const text = `look: http://127.0.0.1:${port}/page and https://example.com/`;
    expect(await session.send(prepared, { kind: 'text', text })).toMatchObject({ status: 'sent' });

    // The same without our configuration, later: once it has asked, the first had time to ask too.
    const pageDir = await mkdtemp(join(tmpdir(), 'mywasender-assets-'));
    const own = new URL('../../../packages/gateway/src/web/page/', import.meta.url);
    await copyFile(new URL('bridge.js', own), join(pageDir, 'bridge.js'));
    await writeFile(join(pageDir, 'config.js'), '');
    const control = await openWorld({ assets: { pageDir: pathToFileURL(`${pageDir}/`) } });
    await control.ready('loud');
    await vi.waitFor(() => expect(control.foreign.length).toBeGreaterThan(0), WAIT);
    expect(new Set(control.foreign.map((url) => new URL(url).hostname))).toEqual(
      new Set(['analytics.google.com']),
    );

    expect(world.foreign).toEqual([]);
    expect(hits).toEqual([]);
    await Promise.all([world.stop(), control.stop()]);
    await rm(pageDir, { recursive: true });
    await new Promise((resolve) => foreign.close(resolve));
  });
});
