import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listeningPage } from '../../test/listening-page.ts';
import { acceptMessage } from './accept-message.ts';
import { sayToProfile } from './say-to-profile.ts';
import { setFaults } from './set-faults.ts';
import { setPeople } from './set-people.ts';
import { createWorld, type World } from './world.ts';

const PHONE = '5511987654321';

describe('accepting a message', () => {
  let world: World;
  let page: ReturnType<typeof listeningPage>;
  const send = (id = 'true_x_1') => acceptMessage(world, page, { id, chatId: `${PHONE}@c.us`, text: 'hi' });
  const acks = () => world.left.map((message) => message.ack);

  beforeEach(() => {
    vi.useFakeTimers();
    world = createWorld(Date.now);
    page = listeningPage(world, 'shop');
  });
  afterEach(() => vi.useRealTimers());

  it('writes one log entry per accepted send, twice for a double', () => {
    send('true_x_1');
    send('true_x_1');
    expect(world.left.map(({ id, to, profile }) => ({ id, to, profile }))).toEqual([
      { id: 'true_x_1', to: PHONE, profile: 'shop' },
      { id: 'true_x_1', to: PHONE, profile: 'shop' },
    ]);
  });

  it('ticks, then the answers, in their time and once', () => {
    setPeople(world, { people: [{ phone: PHONE, answers: [{ afterMs: 1000, text: 'STOP' }] }] });
    send('true_x_1');
    expect(acks()).toEqual([1]);
    vi.advanceTimersByTime(40);
    expect(acks()).toEqual([2]);
    vi.advanceTimersByTime(120);
    expect(acks()).toEqual([3]);
    vi.advanceTimersByTime(1000);
    send('true_x_2');
    vi.advanceTimersByTime(10_000);
    expect(world.said.map(({ text, from }) => ({ text, from }))).toEqual([{ text: 'STOP', from: PHONE }]);
    expect(page.told).toEqual(['receipt 2', 'receipt 3', 'incoming', 'receipt 2', 'receipt 3']);
  });

  it('a person who blocks or whose phone is off stays at one tick', () => {
    setPeople(world, { people: [{ phone: PHONE, blocks: true }] });
    send();
    vi.advanceTimersByTime(10_000);
    expect(acks()).toEqual([1]);
    setPeople(world, { people: [{ phone: PHONE, blocks: false, deliverAfterMs: null }] });
    send('true_x_2');
    vi.advanceTimersByTime(10_000);
    expect(acks()).toEqual([1, 1]);
  });

  it('a person who never reads stays at two ticks', () => {
    setPeople(world, { people: [{ phone: PHONE, readAfterMs: null }] });
    send();
    vi.advanceTimersByTime(10_000);
    expect(acks()).toEqual([2]);
  });

  it('nothing leaves to somebody who is not on WhatsApp', () => {
    setPeople(world, { people: [{ phone: PHONE, onWhatsApp: false }] });
    expect(send()).toEqual({ kind: 'refused', code: 404, resultOk: true });
    expect(world.left).toEqual([]);
  });

  it('a fault ends after its times and keeps to its phone', () => {
    setFaults(world, { errorAck: { times: 2, phone: `+${PHONE}` } });
    expect(acceptMessage(world, page, { id: 'a', chatId: '491701111111@c.us', text: 'x' }).kind).toBe(
      'accepted',
    );
    expect([send('b').kind, send('c').kind, send('d').kind]).toEqual(['refused', 'refused', 'accepted']);
    expect(world.faults.errorAck).toBeUndefined();
  });

  it('the quota counts new chats only', () => {
    setFaults(world, { newChatQuota: { total: 2, used: 1 } });
    sayToProfile(world, { from: '491701111111', profile: 'shop', text: 'hi' });
    expect(acceptMessage(world, page, { id: 'a', chatId: '491701111111@c.us', text: 'x' }).kind).toBe(
      'accepted',
    );
    expect(send('b').kind).toBe('accepted');
    expect(send('c').kind).toBe('accepted');
    expect(world.faults.newChatQuota).toEqual({ total: 2, used: 2 });
    const other = acceptMessage(world, page, { id: 'd', chatId: '491702222222@c.us', text: 'x' });
    expect(other).toMatchObject({ kind: 'refused', code: 463 });
  });

  it('an unknown LID reaches nobody', () => {
    const answer = acceptMessage(world, page, { id: 'a', chatId: '123456789012345@lid', text: 'x' });
    expect(answer).toMatchObject({ kind: 'refused', code: 404 });
  });

  it('a page that was logged out sends nothing', () => {
    page.profile = undefined;
    expect(send()).toMatchObject({ kind: 'refused', code: 401 });
  });
});
