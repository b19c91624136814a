import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { memorySecrets } from '../../test/harness.ts';
import { type FollowLicenseDeps, followLicense } from './follow-license.ts';
import { createLicenseSecrets } from './license-secrets.ts';

const tokens = { licenseId: 'l', licenseToken: 't', refreshToken: 'r', obtainedAt: 0 };
const ready = (digest: string) => `event: ready\ndata: {"digest":"${digest}"}\n\n`;
const changed = (withinMs = 0) => `event: changed\ndata: {"withinMs":${withinMs}}\n\n`;

let follower: { stop(): Promise<void> } | undefined;
afterEach(async () => {
  await follower?.stop();
});

/** A server whose streams the test writes, one connection after the other. */
function setUp(change: Partial<FollowLicenseDeps> = {}) {
  const streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  const requests: RequestInit[] = [];
  const answers: Response[] = [];
  let checks = 0;
  let relayed = 0;
  const fetch = async (_url: unknown, init: RequestInit = {}) => {
    init.signal?.throwIfAborted();
    requests.push(init);
    const answer = answers.shift();
    if (answer !== undefined) return answer;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        streams.push(controller);
        init.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
      },
    });
    return new Response(body, { status: 200 });
  };
  const deps: FollowLicenseDeps = {
    fetch: fetch as typeof globalThis.fetch,
    serverUrl: 'http://license.test',
    random: () => 0,
    log: pino({ level: 'silent' }),
    tokens: async () => tokens,
    holding: () => new AbortController().signal,
    proof: async (path, _nonce, licenseId, method) => `${method} ${path} ${licenseId}`,
    digest: () => 'known',
    onRelay: () => {
      relayed++;
    },
    check: async () => {
      checks++;
    },
    ...change,
  };
  follower = followLicense(deps);
  const encoder = new TextEncoder();
  return {
    requests,
    answers,
    streams,
    send: (text: string) => streams.at(-1)?.enqueue(encoder.encode(text)),
    checks: () => checks,
    relayed: (count: number) => vi.waitFor(() => expect(relayed).toBe(count)),
    connected: (count: number) => vi.waitFor(() => expect(streams).toHaveLength(count)),
    checked: (count: number) => vi.waitFor(() => expect(checks).toBe(count)),
  };
}

it('hears of webhooks that wait, and looks for missed ones whenever it listens anew', async () => {
  const t = setUp();
  await t.connected(1);
  t.send('event: ready\ndata: {"digest":"known"}\n\n');
  await t.relayed(1);
  t.send('event: relay\ndata: {}\n\n');
  await t.relayed(2);
  expect(t.checks()).toBe(0);
});

it('one check for each change, none while nothing changed, whatever way the bytes are cut', async () => {
  const t = setUp();
  await t.connected(1);
  expect(t.requests[0]?.headers).toMatchObject({
    authorization: 'DPoP t',
    dpop: 'GET /v1/licenses/events l',
  });
  t.send(ready('known'));
  t.send(': alive\n\n');
  for (const letter of changed()) t.send(letter);
  await t.checked(1);
  t.send(`event: other\ndata: {}\n\nevent: changed\ndata: no json\n\n${changed()}`);
  await t.checked(2);
});

it('a change that was missed is seen when the stream is there again', async () => {
  const t = setUp({ digest: () => null });
  await t.connected(1);
  t.send(ready('unknown'));
  await t.checked(1);
});

it('after an activation it listens for the license that holds from then on, and before the first one for none', async () => {
  const secrets = createLicenseSecrets(memorySecrets());
  const t = setUp({ tokens: secrets.tokens, holding: secrets.holding });
  await secrets.saveTokens({ ...tokens, licenseId: 'first' });
  await t.connected(1);
  t.send(ready('known'));
  await secrets.saveTokens({ ...tokens, licenseId: 'second', licenseToken: 't2' });
  await t.connected(2);
  expect(t.requests[0]?.signal?.aborted).toBe(true);
  expect(t.requests[1]?.headers).toMatchObject({
    authorization: 'DPoP t2',
    dpop: 'GET /v1/licenses/events second',
  });
  t.send(changed());
  await t.checked(1);
  await secrets.forgetTokens();
  await vi.waitFor(() => expect(t.requests[1]?.signal?.aborted).toBe(true));
  await secrets.saveTokens({ ...tokens, licenseId: 'third' });
  await t.connected(3);
  expect(t.requests[2]?.headers).toMatchObject({ dpop: 'GET /v1/licenses/events third' });
});

it('an end, a refusal and rubbish are no news; it connects again and stops when told', async () => {
  const refusing = setUp();
  await refusing.connected(1);
  refusing.streams[0]?.close();
  // the first try again comes a second later, with the rest of the jitter
  await vi.waitFor(() => expect(refusing.requests).toHaveLength(2), { timeout: 5000 });
  expect(refusing.checks()).toBe(0);
  await follower?.stop();
  expect(refusing.requests[1]?.signal?.aborted).toBe(true);
});
