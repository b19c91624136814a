import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listeningPage } from '../test/listening-page.ts';
import { buildSimulator, type Simulator } from './app.ts';
import { acceptMessage } from './world/accept-message.ts';

describe('simulator over HTTP', () => {
  let simulator: Simulator;
  const post = (url: string, payload: object) => simulator.app.inject({ method: 'POST', url, payload });
  beforeEach(async () => {
    simulator = await buildSimulator({ now: () => Date.parse('2026-03-01T10:00:00Z') });
  });
  afterEach(() => simulator.app.close());

  it('is alive', async () => {
    expect((await simulator.app.inject('/health/live')).json()).toEqual({ status: 'ok' });
  });

  it('lists every message that left, of one profile if asked', async () => {
    const { world } = simulator;
    for (const profile of ['shop', 'clinic']) {
      const page = listeningPage(world, profile);
      acceptMessage(world, page, {
        id: `true_x_${profile}`,
        chatId: '5511987654321@c.us',
        text: `from ${profile}`,
      });
    }
    const all = (await simulator.app.inject('/_sim/messages')).json();
    expect(all.items).toHaveLength(2);
    const one = (await simulator.app.inject('/_sim/messages?profile=shop')).json();
    expect(one.items).toMatchObject([
      {
        at: '2026-03-01T10:00:00.000Z',
        id: 'true_x_shop',
        profile: 'shop',
        to: '+5511987654321',
        text: 'from shop',
        ack: 1,
      },
    ]);
  });

  it('a scan with no page waiting says what to do', async () => {
    const response = await post('/_sim/scan', { profile: 'shop', waitMs: 0 });
    expect(response.statusCode).toBe(409);
    expect(response.json()).toEqual({
      code: 'SIM_NO_PAGE_WAITING',
      message: 'No page is showing a code to scan. Open the profile first, then scan again.',
      params: {},
      requestId: response.headers['x-request-id'],
    });
    expect((await post('/_sim/scan', { profile: 'shop', code: 'ABCD-EFGH', waitMs: 0 })).json().code).toBe(
      'SIM_CODE_UNKNOWN',
    );
  });

  it.each([
    ['/_sim/people', { people: [{ phone: '+5511987654321', nickname: 'x' }] }, 'nickname'],
    ['/_sim/people', { people: [{ phone: 'call me' }] }, 'phone'],
    ['/_sim/people', { people: [], mode: 'x' }, 'mode'],
    ['/_sim/say', { from: '+5511987654321' }, 'body'],
    ['/_sim/faults', { chaos: true }, 'chaos'],
    ['/_sim/faults', { latency: { ms: '10' } }, 'latency'],
    ['/_sim/faults', { errorAck: { times: 0 } }, 'errorAck'],
    ['/_sim/scan', { profile: '' }, 'profile'],
  ])('%s refuses %j and names the field', async (url, payload, field) => {
    const response = await post(url, payload);
    expect(response.statusCode).toBe(400);
    expect(response.json().code).toBe('VALIDATION_FAILED');
    expect(response.json().params.field).toContain(field);
  });

  it('unknown paths and broken JSON answer in the same shape', async () => {
    expect((await simulator.app.inject('/nowhere')).json()).toMatchObject({ code: 'NOT_FOUND' });
    const broken = await simulator.app.inject({
      method: 'POST',
      url: '/_sim/say',
      headers: { 'content-type': 'application/json' },
      payload: '{',
    });
    expect(broken.json()).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('a person can write first, once there is a profile to write to', async () => {
    expect((await post('/_sim/say', { from: '+5511987654321', text: 'hi' })).json()).toMatchObject({
      code: 'VALIDATION_FAILED',
      params: { field: 'profile' },
    });
    const page = listeningPage(simulator.world, 'shop');
    expect((await post('/_sim/say', { from: '+5511987654321', text: 'hi' })).json()).toMatchObject({
      profile: 'shop',
    });
    expect(page.told).toEqual(['incoming']);
  });

  it('faults stay until they are ended by name', async () => {
    await post('/_sim/faults', { latency: { ms: 5 }, lid: false, tosBlock: { profile: 'shop' } });
    await post('/_sim/faults', { earlyReceipts: { times: 2 } });
    expect((await simulator.app.inject('/_sim/state')).json()).toMatchObject({
      faults: { latency: { ms: 5 }, earlyReceipts: { times: 2 }, lid: false },
      modes: { shop: 'TOS_BLOCK' },
    });
    const ended = await post('/_sim/faults', { latency: null, tosBlock: false });
    expect(ended.json()).toEqual({ faults: { earlyReceipts: { times: 2 }, lid: false }, modes: {} });
  });

  it('reset forgets everything and logs pages out', async () => {
    const page = listeningPage(simulator.world, 'shop');
    acceptMessage(simulator.world, page, { id: 'a', chatId: '5511987654321@c.us', text: 'x' });
    await post('/_sim/people', { people: [{ phone: '+5511987654321' }] });
    await post('/_sim/reset', {});
    expect(page.told).toContain('logout');
    expect((await simulator.app.inject('/_sim/state')).json()).toMatchObject({
      accounts: [],
      people: [],
      sent: 0,
    });
  });

  it('pages come with a nonce policy and nothing inline', async () => {
    for (const url of ['/', '/phone']) {
      const response = await simulator.app.inject(url);
      const policy = String(response.headers['content-security-policy']);
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      expect(nonce).toHaveLength(24);
      expect(policy).not.toContain('unsafe');
      expect(response.body).toContain(`nonce="${nonce}"`);
      expect(response.body).not.toMatch(/ on\w+=|<script(?![^>]*src=)/);
    }
  });
});
