import type { Campaign } from '@mywasender/contract/models/campaign';
import pino from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEventHub } from './create-event-hub.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function heard() {
  const hub = createEventHub(pino({ level: 'silent' }));
  const names: string[] = [];
  hub.subscribe('campaign.changed', ({ name }) => names.push(name));
  const soon = (name: string) => hub.emitSoon('campaign.changed', '1', () => ({ name }) as Campaign);
  const now = (name: string) => hub.emitNow('campaign.changed', '1', { name } as Campaign);
  return { hub, names, soon, now };
}

test('many changes are announced at once, then at most every 200 ms with the newest state', () => {
  const { names, soon } = heard();
  for (const name of ['a', 'b', 'c']) soon(name);
  expect(names).toEqual(['a']);
  vi.advanceTimersByTime(200);
  expect(names).toEqual(['a', 'c']);
  soon('d');
  expect(names).toEqual(['a', 'c']);
  vi.advanceTimersByTime(200);
  expect(names).toEqual(['a', 'c', 'd']);
});

test('what is announced now takes the place of what was to come, and the next state follows 200 ms later', () => {
  const { names, soon, now } = heard();
  soon('a');
  soon('older');
  now('b');
  vi.advanceTimersByTime(100);
  soon('c');
  expect(names).toEqual(['a', 'b']);
  vi.advanceTimersByTime(100);
  expect(names).toEqual(['a', 'b', 'c']);
});

test('the newest state is announced before the end', () => {
  const { hub, names, soon } = heard();
  soon('a');
  soon('b');
  hub.stop();
  expect(names).toEqual(['a', 'b']);
});
