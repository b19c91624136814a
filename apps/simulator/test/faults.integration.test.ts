import { reached } from '@mywasender/gateway/contract-suite';
import type { GatewaySession } from '@mywasender/gateway/port';
import { mediaContent, SAMPLE_FILES } from '@mywasender/gateway/sample-files';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorld } from './open-world.ts';

const WAIT = { timeout: 15_000, interval: 20 };
const TEXT = { kind: 'text', text: 'hello' } as const;

/** One test per fault: what it does to the outcome or to the state. */
describe('faults of a linked profile', () => {
  let world: Awaited<ReturnType<typeof openWorld>>;
  let session: GatewaySession;
  const acks: string[] = [];

  beforeAll(async () => {
    world = await openWorld();
    session = await world.ready('shop');
    session.on('ack', ({ messageId, ack }) => acks.push(`${messageId} ${ack}`));
  });
  afterAll(() => world.stop());
  afterEach(async () => {
    await world.faults({ timeLock: null, newChatQuota: null, latency: null, rateLimit: null });
  });
  const send = async (phone: string) => {
    const prepared = await session.prepare(phone);
    const outcome = await session.send(prepared, TEXT);
    return { prepared, outcome, acks: () => acks.filter((ack) => ack.startsWith(prepared.messageId)) };
  };

  it('latency: late, but sent', async () => {
    await world.faults({ latency: { ms: 150 } });
    expect((await send('+5521900000001')).outcome).toMatchObject({ status: 'sent' });
  });

  for (const resultOk of [true, false]) {
    it(`ack −1 with a result that ${resultOk ? 'looks fine' : 'says error'}: refused, nothing left`, async () => {
      const phone = resultOk ? '+5521900000002' : '+5521900000003';
      await world.faults({ errorAck: { phone, resultOk, times: 1 } });
      expect((await send(phone)).outcome).toMatchObject({ status: 'refused', cause: 'error-ack' });
      expect(world.leftTo(phone)).toHaveLength(0);
    });
  }

  for (const leaves of [true, false]) {
    it(`a send that never resolves and ${leaves ? 'left' : 'did not leave'}: uncertain`, async () => {
      const phone = leaves ? '+5521900000004' : '+5521900000005';
      await world.faults({ sendHangs: { phone, leaves, times: 1 } });
      const { outcome, prepared } = await send(phone);
      expect(outcome).toEqual({ status: 'uncertain', detail: 'GATEWAY_PAGE_TIMEOUT' });
      expect(world.leftTo(phone)).toHaveLength(leaves ? 1 : 0);
      // A receipt proves that it left; without one the clock stays.
      await vi.waitFor(
        async () => expect((await session.lookup(prepared)).status).toBe(leaves ? 'sent' : 'pending'),
        WAIT,
      );
    });
  }

  it('rate-overlimit on checks: unknown, never absent', async () => {
    await world.faults({ rateLimit: {} });
    expect(await session.checkNumber('+5521900000006')).toEqual({ status: 'unknown', cause: 'rate-limited' });
    await world.faults({ rateLimit: null });
    expect(await session.checkNumber('+5521900000006')).toMatchObject({ status: 'present' });
  });

  it('a check that gives nonsense: WhatsApp changed, until the page starts anew', async () => {
    await world.faults({ nonsense: { of: 'check', answer: [] } });
    await expect(session.checkNumber('+5521900000031')).rejects.toMatchObject({ code: 'GATEWAY_OUTDATED' });
    expect(session.state).toEqual({ kind: 'outdated', missing: ['answer of checkNumber'] });
    await world.faults({ nonsense: null, lid: false });
    await reached(session, 'ready');
    expect(await session.checkNumber('+5521900000031')).toMatchObject({ status: 'present' });
  });

  it('a send that gives nonsense: uncertain, and left once', async () => {
    const phone = '+5521900000033';
    await world.people([{ phone, blocks: true }]);
    await world.faults({ nonsense: { of: 'send', answer: 'x'.repeat(100_000), phone, times: 1 } });
    const { outcome, prepared } = await send(phone);
    expect(outcome).toEqual({ status: 'uncertain', detail: 'no result, ack 0' });
    // Nobody has proved it, so the clock stays.
    expect(await session.lookup(prepared)).toEqual({ status: 'pending' });
    expect(world.leftTo(phone)).toHaveLength(1);
  });

  it('a message that cannot be read: WhatsApp changed, and it is read when the page starts anew', async () => {
    const heard: string[] = [];
    const stop = session.on('incoming', ({ phone, text }) => heard.push(`${phone} ${text}`));
    await world.faults({ nonsense: { of: 'message', times: 1 } });
    await world.say('+5521900000032', 'STOP', 'shop');
    await reached(session, 'outdated');
    expect([session.state, heard]).toEqual([{ kind: 'outdated', missing: ['report of incoming'] }, []]);
    await world.faults({ lid: true });
    await reached(session, 'ready');
    await vi.waitFor(() => expect(heard).toContain('+5521900000032 STOP'), WAIT);
    stop();
  });

  it('limits that are nonsense: no number made up', async () => {
    await world.faults({
      nonsense: { of: 'limits', answer: { is_active: 'yes', used_quota: -3 }, times: 2 },
    });
    expect(await session.limits()).toEqual({});
  });

  it('time-lock: readable with its end, new chats refused, known chats go on', async () => {
    await world.say('+5521900000007', 'hi', 'shop');
    const endsAt = Math.ceil(Date.now() / 1000) * 1000 + 3_600_000;
    await world.faults({ timeLock: { endsAt } });
    expect((await session.limits()).timeLock).toEqual({ active: true, endsAt });
    expect((await send('+5521900000008')).outcome).toMatchObject({ status: 'refused', cause: 'time-lock' });
    expect((await send('+5521900000007')).outcome).toMatchObject({ status: 'sent' });
    expect(world.leftTo('+5521900000008')).toHaveLength(0);
  });

  it('new-chat cap: near, reached, and refusing', async () => {
    await world.faults({ newChatQuota: { total: 10, used: 9 } });
    expect((await session.limits()).newChats).toMatchObject({ total: 10, used: 9, status: 'second-warning' });
    expect((await send('+5521900000009')).outcome).toMatchObject({ status: 'sent' });
    expect((await session.limits()).newChats).toMatchObject({ used: 10, status: 'capped' });
    expect((await send('+5521900000010')).outcome).toMatchObject({ status: 'refused' });
    expect((await send('+5521900000009')).outcome).toMatchObject({ status: 'sent' });
  });

  it('no cap reported: no number made up', async () => {
    expect((await session.limits()).newChats).toBeUndefined();
  });

  it('duplicate receipts: each tick once', async () => {
    await world.faults({ duplicateReceipts: { phone: '+5521900000011', times: 1 } });
    const { prepared, acks: seen } = await send('+5521900000011');
    const all = [1, 2, 3].map((ack) => `${prepared.messageId} ${ack}`);
    await vi.waitFor(() => expect(seen()).toEqual(all), WAIT);
    await world.say('+5521900000011', 'after the receipts', 'shop');
    expect(seen()).toEqual(all);
  });

  it('receipts before the answer to the send: sent, and the tick never falls back', async () => {
    await world.faults({ earlyReceipts: { phone: '+5521900000012', times: 1 } });
    const { outcome, prepared, acks: seen } = await send('+5521900000012');
    expect(outcome).toMatchObject({ status: 'sent', ack: 3 });
    await vi.waitFor(() => expect(seen().at(-1)).toBe(`${prepared.messageId} 3`), WAIT);
    expect(seen()).toEqual([...seen()].toSorted());
  });

  it('a person who blocks: one tick and no more', async () => {
    await world.people([{ phone: '+5521900000013', blocks: true }]);
    const { prepared } = await send('+5521900000013');
    expect(await session.lookup(prepared)).toEqual({ status: 'sent', ack: 1 });
    expect(world.leftTo('+5521900000013')).toMatchObject([{ ack: 1 }]);
  });

  it('conflict: told, and over when the other window is closed', async () => {
    await world.faults({ conflict: true });
    await reached(session, 'conflict');
    await expect(session.prepare('+5521900000014')).rejects.toMatchObject({ code: 'GATEWAY_NOT_READY' });
    await world.faults({ conflict: false });
    await reached(session, 'ready');
  });

  it('no network: offline, and back', async () => {
    await world.faults({ offline: true });
    await reached(session, 'offline');
    await world.faults({ offline: false });
    await reached(session, 'ready');
  });

  it('an outdated version: outdated', async () => {
    await world.faults({ outdated: true });
    await reached(session, 'outdated');
    expect(session.state).toEqual({ kind: 'outdated', missing: [] });
    await world.faults({ outdated: false });
    await reached(session, 'ready');
  });
});

describe('faults that end a session', () => {
  let world: Awaited<ReturnType<typeof openWorld>>;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.stop());

  it('TOS_BLOCK: blocked, and stays so until opened again', async () => {
    const session = await world.ready('tos');
    await world.faults({ tosBlock: { profile: 'tos' } });
    await reached(session, 'blocked');
    expect(session.state).toEqual({ kind: 'blocked', reason: 'tos' });
    await world.faults({ tosBlock: false });
    await expect(session.prepare('+5521900000020')).rejects.toMatchObject({ code: 'GATEWAY_NOT_READY' });
    await session.close();
    await reached(await world.start('tos'), 'ready');
  });

  it('PROXYBLOCK: blocked by the proxy', async () => {
    const session = await world.ready('proxy');
    await world.faults({ proxyBlock: { profile: 'proxy' } });
    await reached(session, 'blocked');
    expect(session.state).toEqual({ kind: 'blocked', reason: 'proxy' });
    await session.close();
  });

  it('logout on the phone: logged out with its reason, though the page shows a code again', async () => {
    const session = await world.ready('out');
    await world.faults({ logout: { profile: 'out' } });
    await reached(session, 'logged-out');
    expect(session.state).toEqual({ kind: 'logged-out', reason: 'by-phone' });
    await session.close();
    await reached(await world.start('out'), 'qr');
  });

  it('an account locked by WhatsApp says so', async () => {
    const session = await world.ready('locked');
    await world.faults({ logout: { profile: 'locked', reason: 'account_locked' } });
    await reached(session, 'logged-out');
    expect(session.state).toEqual({ kind: 'logged-out', reason: 'account-locked' });
    await session.close();
  });

  it('missing modules: outdated with their names, and no message is tried', async () => {
    const session = await world.ready('drift');
    await session.close();
    await world.faults({ missingModules: ['WAWebSendMsgChatAction', 'WAWebFindChatAction'] });
    const again = await world.start('drift');
    await reached(again, 'outdated');
    expect(again.state).toEqual({
      kind: 'outdated',
      missing: ['findOrCreateLatestChat', 'addAndSendMsgToChat'],
    });
    expect(await again.selfTest()).toEqual(['findOrCreateLatestChat', 'addAndSendMsgToChat']);
    await expect(again.prepare('+5521900000021')).rejects.toMatchObject({ code: 'GATEWAY_NOT_READY' });
    await again.close();
    await world.faults({ missingModules: null });
  });

  it('the stream module itself missing: outdated, not waiting for ever', async () => {
    await world.faults({ missingModules: ['WAWebStreamModel'] });
    const session = await world.start('no-stream');
    await reached(session, 'outdated');
    expect(session.state).toEqual({ kind: 'outdated', missing: ['Stream'] });
    await session.close();
    await world.faults({ missingModules: null });
  });

  it('modules of limits and files missing: no limits, no files, and everything else works', async () => {
    await world.faults({
      missingModules: [
        'WAWebMexFetchReachoutTimelockJob',
        'WAWebMexFetchNewChatMessageCappingInfoJob',
        'WAWebPrepRawMedia',
      ],
    });
    const session = await world.ready('no-meter');
    expect(await session.limits()).toEqual({});
    expect(await session.selfTest()).toEqual([]);
    expect(await session.selfTest({ media: true })).toEqual(['MediaPrep']);
    const prepared = await session.prepare('+5521900000030');
    expect(await session.send(prepared, mediaContent(world.folder, SAMPLE_FILES[0]))).toMatchObject({
      status: 'unsent',
    });
    expect(await session.send(prepared, TEXT)).toMatchObject({ status: 'sent' });
    await session.close();
    await world.faults({ missingModules: null });
  });
});
