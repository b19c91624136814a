import { expect, it } from 'vitest';
import { createEmitter } from './emitter.ts';
import type { IncomingEvent } from './port.ts';

const stop: IncomingEvent = { messageId: 'false_1@lid_A', chatId: '1@lid', text: 'STOP', at: 0 };

it('keeps messages for the first listener, in order, once', async () => {
  const events = createEmitter();
  events.emit('incoming', stop);
  events.emit('incoming', { ...stop, messageId: 'false_1@lid_B' });
  const first: string[] = [];
  const second: string[] = [];
  events.on('incoming', ({ messageId }) => first.push(messageId));
  events.on('incoming', ({ messageId }) => second.push(messageId));
  await Promise.resolve();
  events.emit('incoming', { ...stop, messageId: 'false_1@lid_C' });
  expect(first).toEqual(['false_1@lid_A', 'false_1@lid_B', 'false_1@lid_C']);
  expect(second).toEqual(['false_1@lid_C']);
});

it('does not repeat old states, and forgets who left', async () => {
  const events = createEmitter();
  events.emit('state', { kind: 'starting' });
  const seen: string[] = [];
  const leave = events.on('state', (state) => seen.push(state.kind));
  await Promise.resolve();
  events.emit('state', { kind: 'syncing' });
  leave();
  events.emit('state', { kind: 'conflict' });
  expect(seen).toEqual(['syncing']);
});
