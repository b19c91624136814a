import type { Browser, Page } from 'puppeteer';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWebSession } from './web-session.ts';

const BOOT_MS = 500;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A session whose page never says anything. */
function openSilent() {
  const release = vi.fn(async () => undefined);
  const session = createWebSession({
    browser: { connected: false } as Browser,
    page: {} as Page,
    timeouts: { callMs: 1000, sendMs: 1000, ackMs: 1000, bootMs: BOOT_MS },
    log: () => undefined,
    release,
  });
  return { session, release };
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
