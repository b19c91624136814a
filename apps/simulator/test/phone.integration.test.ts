import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reached } from '@mywasender/gateway/contract-suite';
import { allowedHosts } from '@mywasender/gateway/web/allowed-hosts';
import { launchBrowser } from '@mywasender/gateway/web/launch-browser';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorld } from './open-world.ts';

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
const WAIT = { timeout: 15_000, interval: 50 };

describe('the phone page', () => {
  let world: Awaited<ReturnType<typeof openWorld>>;
  let browser: Browser;
  let phone: Awaited<ReturnType<Browser['newPage']>>;
  let dataDir: string;
  const problems: string[] = [];

  beforeAll(async () => {
    world = await openWorld();
    dataDir = await mkdtemp(join(tmpdir(), 'mywasender-phone-'));
    browser = await launchBrowser({ dataDir, headless: true, hosts: allowedHosts(world.url) });
    phone = await browser.newPage();
    phone.on('pageerror', (error) => problems.push(String(error)));
    phone.on('console', (message) => problems.push(message.text()));
    await phone.goto(`${world.url}/phone`);
  });
  afterAll(async () => {
    await browser.close();
    await world.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  const textOf = (selector: string) => phone.$eval(selector, (element) => element.textContent ?? '');

  it('scans, reads and answers, with the keyboard alone', async () => {
    const session = await world.start('Flower shop');
    const heard: string[] = [];
    session.on('incoming', (event) => heard.push(`${event.phone} ${event.text}`));
    await reached(session, 'qr');
    await vi.waitFor(
      async () => expect(await textOf('#waiting')).toContain('1 browser is showing a code'),
      WAIT,
    );

    await phone.focus('#scan-profile');
    await phone.keyboard.type('Flower shop');
    await phone.keyboard.press('Enter');
    await reached(session, 'ready');
    const prepared = await session.prepare('+5541900000001');
    await session.send(prepared, { kind: 'text', text: 'Your flowers are ready' });

    await vi.waitFor(async () => expect(await textOf('#people')).toContain('+5541900000001'), WAIT);
    await vi.waitFor(async () => {
      // a row found may be drawn anew before it gets the focus; one that has it keeps it
      await phone.focus('#people button');
      expect(await phone.evaluate('document.activeElement.closest("#people") !== null')).toBe(true);
    }, WAIT);
    await phone.keyboard.press('Enter');
    await vi.waitFor(async () => expect(await textOf('#messages')).toContain('Your flowers are ready'), WAIT);
    await vi.waitFor(async () => expect(await textOf('#messages')).toContain('read'), WAIT);
    await phone.keyboard.type('Thank you!');
    await phone.keyboard.press('Enter');
    await vi.waitFor(() => expect(heard).toEqual(['+5541900000001 Thank you!']), WAIT);
    expect(problems).toEqual([]);
  });

  it('shows a refusal as a sentence', async () => {
    await phone.focus('#scan-code');
    await phone.keyboard.type('AAAA-AAAA');
    await phone.keyboard.press('Enter');
    await vi.waitFor(
      async () => expect(await textOf('#notice')).toContain('No open page shows this code'),
      WAIT,
    );
  });

  it('is not wider than a narrow screen', async () => {
    await phone.setViewport({ width: 320, height: 800 });
    const width = await phone.evaluate('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(320);
  });
});
