import { AppError } from '@mywasender/contract/app-error';
import { createFakeGateway } from '@mywasender/gateway/fake/create-fake-gateway';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSkippingClock } from '../clock/create-skipping-clock.ts';
import { createProfileHub } from './create-profile-hub.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A hub whose first `failures` openings fail. */
function hubThatFails(failures: number) {
  const gateway = createFakeGateway();
  let openings = 0;
  const states: string[] = [];
  const hub = createProfileHub({
    dataDir: '/nowhere',
    gateway: {
      ...gateway,
      open: async (profile) => {
        openings += 1;
        if (openings <= failures) throw new AppError('GATEWAY_BROWSER_MISSING');
        return gateway.open(profile);
      },
    },
    proxyOf: async () => undefined,
    adapters: {
      forOpening: async () => undefined,
      hasNewer: async () => false,
      failed: () => false,
      worked: () => undefined,
      isCompared: () => false,
    },
    clock: createSkippingClock(0),
    wallClock: { now: () => Date.now() },
    handlers: {
      state: (_id, state) => void states.push(state.kind === 'offline' ? (state.reason ?? '') : state.kind),
      ack: () => undefined,
      incoming: () => undefined,
    },
    log: pino({ level: 'silent' }),
  });
  return { hub, states, openings: () => openings };
}

it('opens what failed again after 2 s, 10 s and so on, says when, and keeps it then', async () => {
  const { hub, states } = hubThatFails(2);
  hub.keepOpen('a');
  await vi.advanceTimersByTimeAsync(0);
  expect(hub.state('a')).toEqual({ kind: 'offline', reason: 'GATEWAY_BROWSER_MISSING' });
  expect(hub.retryAt('a')).toBe(Date.now() + 2_000);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(hub.retryAt('a')).toBe(Date.now() + 10_000);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(hub.state('a').kind).toBe('ready');
  expect(hub.retryAt('a')).toBeNull();
  expect(states).toEqual([
    'starting',
    'GATEWAY_BROWSER_MISSING',
    'starting',
    'GATEWAY_BROWSER_MISSING',
    'starting',
    'ready',
  ]);
  await hub.stop();
});

it('what was closed meanwhile stays closed', async () => {
  const { hub, openings } = hubThatFails(9);
  hub.keepOpen('a');
  await vi.advanceTimersByTimeAsync(0);
  await hub.close('a');
  expect(hub.retryAt('a')).toBeNull();
  hub.keepOpen('a');
  await hub.close('a');
  await vi.advanceTimersByTimeAsync(600_000);
  expect(openings()).toBe(2);
  await hub.stop();
});
