import { runInNewContext } from 'node:vm';
import { AppError } from '@mywasender/contract/app-error';
import fc from 'fast-check';
import type { Browser, Page } from 'puppeteer';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWebSession } from './web-session.ts';

const BOOT_MS = 500;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A session whose page says nothing by itself, with a bridge that answers as it is told to. */
function openSilent(bridge: Readonly<Record<string, (args: object) => unknown>> = {}) {
  const release = vi.fn(async () => undefined);
  const window = { __mywasender: bridge };
  const session = createWebSession({
    browser: { connected: false } as Browser,
    page: { evaluate: (text: string) => runInNewContext(text, { window }) } as unknown as Page,
    timeouts: { callMs: 1000, sendMs: 1000, ackMs: 1000, bootMs: BOOT_MS },
    log: () => undefined,
    release,
  });
  return { session, release };
}

const SNAPSHOT = {
  mode: 'MAIN',
  authenticated: true,
  needsUpdate: false,
  missing: [],
  code: null,
  pairingCode: null,
  phone: '4915112345678',
  pushName: null,
};
const SAYS_READY = JSON.stringify({ type: 'snapshot', snapshot: SNAPSHOT });
const READY = { kind: 'ready', phone: '+4915112345678' };
const PREPARED = { chatId: '1@lid', messageId: 'true_1@lid_A' };
const TEXT = { kind: 'text', text: 'hello' } as const;

function openReady(bridge: Parameters<typeof openSilent>[0]) {
  const { session } = openSilent(bridge);
  session.report(SAYS_READY);
  expect(session.state).toEqual(READY);
  return session;
}

it('a page that starts again and shows nothing is offline after the boot time, each time', () => {
  const { session } = openSilent();
  for (let start = 0; start < 3; start++) {
    if (start > 0) session.restarted();
    vi.advanceTimersByTime(BOOT_MS - 1);
    expect(session.state).toEqual({ kind: 'starting' });
    vi.advanceTimersByTime(1);
    expect(session.state).toEqual({ kind: 'offline', reason: 'no-answer' });
  }
});

it('a start in the middle of the boot time begins it anew', () => {
  const { session } = openSilent();
  vi.advanceTimersByTime(BOOT_MS - 1);
  session.restarted();
  vi.advanceTimersByTime(BOOT_MS - 1);
  expect(session.state).toEqual({ kind: 'starting' });
  vi.advanceTimersByTime(1);
  expect(session.state).toEqual({ kind: 'offline', reason: 'no-answer' });
});

it('a closed session waits for nothing', async () => {
  const { session, release } = openSilent();
  await session.close();
  expect([session.state, release.mock.calls.length]).toEqual([{ kind: 'offline', reason: 'closed' }, 1]);
  expect(vi.getTimerCount()).toBe(0);
});

describe('a page that answers nonsense', () => {
  const CALLS = ['checkNumber', 'prepare', 'typing', 'send', 'lookup', 'limits', 'missing'] as const;
  const ask = (session: ReturnType<typeof openReady>, method: (typeof CALLS)[number]): Promise<unknown> =>
    ({
      checkNumber: () => session.checkNumber('+49151'),
      prepare: () => session.prepare('+49151'),
      typing: () => session.typing('1@lid', 5),
      send: () => session.send(PREPARED, TEXT),
      lookup: () => session.lookup(PREPARED),
      limits: () => session.limits(),
      missing: () => session.selfTest(),
    })[method]();
  const odd = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withTypedArray: true,
      withSparseArray: true,
    }),
    fc.constant({ status: 'sent', ack: 7, at: Infinity }),
    fc.constant({ chatId: 'undefined', messageId: '[object Object]' }),
    fc.constant({ status: 'present', chatAddress: 'x'.repeat(600_000) }),
    fc.func(fc.anything()),
  );

  it('is WhatsApp changed, whatever it answers: nothing more is asked, and a send is uncertain', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...CALLS), odd, async (method, answer) => {
        const session = openReady({ [method]: () => answer });
        const end = await ask(session, method).then(
          (value) => ({ value }),
          (error: unknown) => ({ error }),
        );
        if ('error' in end) {
          expect(end.error).toBeInstanceOf(AppError);
          expect(['GATEWAY_OUTDATED', 'GATEWAY_CALL_FAILED']).toContain((end.error as AppError).code);
        }
        if (method === 'send') expect(end).toMatchObject({ value: { status: 'uncertain' } });
        if (session.state.kind !== 'outdated') return;
        expect(session.state).toEqual({ kind: 'outdated', missing: [`answer of ${method}`] });
        session.report(SAYS_READY);
        await expect(session.prepare('+49152')).rejects.toMatchObject({ code: 'GATEWAY_NOT_READY' });
        expect(await session.selfTest()).toEqual([`answer of ${method}`]);
        // A page that starts anew may have been mended.
        session.restarted();
        session.report(SAYS_READY);
        expect(session.state).toEqual(READY);
      }),
      { numRuns: 200 },
    );
  });

  it('is WhatsApp changed when the bridge itself is gone', async () => {
    const session = openReady({});
    await expect(session.checkNumber('+49151')).rejects.toMatchObject({ code: 'GATEWAY_OUTDATED' });
    expect(session.state).toEqual({ kind: 'outdated', missing: ['answer of checkNumber'] });
  });

  it('says what went wrong in one short line, without numbers of people', async () => {
    const session = openReady({
      prepare: () => {
        throw new Error(`No LID for 4915112345678 ${'x'.repeat(5000)}\nat somewhere`);
      },
    });
    const problem = expect.stringMatching(/^No LID for …78 x{250,300}$/);
    await expect(session.prepare('+49151')).rejects.toMatchObject({
      code: 'GATEWAY_CALL_FAILED',
      params: { call: 'prepare', problem },
    });
    expect(session.state).toEqual(READY);
  });

  it('does not give two people one message id', async () => {
    const session = openReady({ prepare: () => PREPARED });
    expect(await session.prepare('+49151')).toEqual(PREPARED);
    await expect(session.prepare('+49152')).rejects.toMatchObject({ code: 'GATEWAY_OUTDATED' });
    expect(session.state).toEqual({ kind: 'outdated', missing: ['new message ids'] });
  });

  it('is not waited for without end: once is slow, twice in a row is a page that hangs', async () => {
    const never = () => new Promise(() => undefined);
    const session = openReady({ checkNumber: never, send: never, typing: () => true });
    const check = session.checkNumber('+49151');
    await vi.advanceTimersByTimeAsync(2000);
    expect(await check).toEqual({ status: 'unknown', cause: 'timeout' });
    await session.typing('1@lid', 5);
    const send = session.send(PREPARED, TEXT);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await send).toEqual({ status: 'uncertain', detail: 'GATEWAY_PAGE_TIMEOUT' });
    expect(session.state).toEqual(READY);
    const again = session.send(PREPARED, TEXT);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await again).toMatchObject({ status: 'uncertain' });
    expect(session.state).toEqual({ kind: 'offline', reason: 'page-silent' });
  });

  it.each([
    ['a message', { type: 'incoming', messageId: 5, chatId: {}, text: null }, 'report of incoming'],
    ['itself', { type: 'snapshot', snapshot: { mode: [] } }, 'report of snapshot'],
    ['what is unknown', { type: 'party' }, 'report'],
    ['what the bridge could not read', { type: 'broken', what: 'message' }, 'message'],
  ])('sends no more once it says nonsense of %s: it may have been a STOP', (_what, said, missing) => {
    const session = openReady({});
    const heard = vi.fn();
    session.on('incoming', heard);
    session.report(JSON.stringify(said));
    session.report(SAYS_READY);
    expect(session.state).toEqual({ kind: 'outdated', missing: [missing] });
    session.report(JSON.stringify({ type: 'snapshot', snapshot: { ...SNAPSHOT, mode: 'TOS_BLOCK' } }));
    expect([session.state, heard.mock.calls]).toEqual([{ kind: 'blocked', reason: 'tos' }, []]);
  });

  it('goes on when only a tick or a note is nonsense', () => {
    const session = openReady({});
    session.report(JSON.stringify({ type: 'ack', messageId: 'true_1@lid_A', ack: 'seen' }));
    session.report(JSON.stringify({ type: 'note' }));
    expect(session.state).toEqual(READY);
  });
});
