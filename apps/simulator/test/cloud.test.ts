import { createGraphClient } from '@mywasender/gateway/cloud/graph-client';
import { inspectAccount } from '@mywasender/gateway/cloud/inspect-account';
import { listTemplates } from '@mywasender/gateway/cloud/list-templates';
import { publishedApiMissing, readPublishedApi } from '@mywasender/gateway/published-api';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCloudWorld } from './open-cloud-world.ts';

const WAIT = { timeout: 5_000, interval: 10 };
const NEWS = {
  kind: 'template',
  text: '',
  name: 'news',
  language: 'en_US',
  parameters: [{ text: 'Ana' }],
} as const;

let world: Awaited<ReturnType<typeof openCloudWorld>>;
beforeAll(async () => {
  world = await openCloudWorld();
});
afterAll(async () => {
  expect(world.problems).toEqual([]);
  await world.stop();
});

describe('a message of the Cloud API', () => {
  it.each([
    [4, 'rate-limited'],
    [80_007, 'rate-limited'],
    [130_429, 'rate-limited'],
    [131_056, 'pair-limit'],
    [131_048, 'spam-limit'],
  ])(
    'that Meta answers with %i did not leave for a limit, and the same message may be tried again',
    async (code, limit) => {
      const phone = `+55119100${String(code).padStart(6, '0')}`;
      await world.faults({ errors: [{ code, on: 'answer', phone }] });
      const { session } = await world.open(`code-${code}`);
      const prepared = await session.prepare(phone);
      expect(await session.send(prepared, NEWS)).toEqual({
        status: 'limited',
        limit,
        detail: `Meta ${code}`,
      });
      expect(await session.lookup(prepared)).toEqual({ status: 'absent' });
      expect(await session.send(prepared, NEWS)).toMatchObject({ status: 'sent' });
      expect(world.leftTo(phone)).toHaveLength(1);
      expect(session.state.kind).toBe('ready');
      await session.close();
    },
  );

  it.each([
    [131_026, 'undeliverable', 'ready'],
    [131_042, 'payment', 'ready'],
    [131_047, 'window-closed', 'ready'],
    [131_049, 'person-limit', 'ready'],
    [132_000, 'template', 'ready'],
    [132_001, 'template', 'ready'],
    [131_051, 'other', 'ready'],
    [190, 'no-access', 'logged-out'],
    [200, 'no-access', 'logged-out'],
    [368, 'account-locked', 'blocked'],
    [131_031, 'account-locked', 'blocked'],
  ])(
    'that Meta answers with %i is refused as %s, nothing leaves, and the profile is %s',
    async (code, cause, kind) => {
      const phone = `+55119100${String(code).padStart(6, '0')}`;
      await world.faults({ errors: [{ code, on: 'answer', phone }] });
      const { session } = await world.open(`code-${code}`);
      const prepared = await session.prepare(phone);
      expect(await session.send(prepared, NEWS)).toEqual({
        status: 'refused',
        cause,
        detail: `Meta ${code}`,
      });
      expect(session.state.kind).toBe(kind);
      expect(world.leftTo(phone)).toEqual([]);
      await session.close();
    },
  );

  it('that was taken and not delivered fails with its reason, once, also when the news comes twice and turned around', async () => {
    await world.people([{ phone: '+5511920000001', onWhatsApp: false }]);
    await world.faults({
      errors: [{ code: 131_049, on: 'status', phone: '+5511920000002' }],
      duplicates: true,
      outOfOrder: true,
    });
    const { session, acks } = await world.open('late');
    for (const [phone, failure] of [
      ['+5511920000001', 'undeliverable'],
      ['+5511920000002', 'person-limit'],
    ] as const) {
      const { messageId, ...chat } = await session.prepare(phone);
      expect(await session.send({ messageId, ...chat }, NEWS)).toMatchObject({ status: 'sent', ack: 1 });
      await world.webhooksSettled();
      expect(acks.filter((ack) => ack.messageId === messageId)).toMatchObject([
        { ack: 1 },
        { ack: -1, failure },
      ]);
      expect(await session.lookup({ messageId, ...chat })).toEqual({ status: 'refused' });
    }
    await world.people([{ phone: '+5511920000003', deliverAfterMs: 0, readAfterMs: 0 }]);
    const { messageId, ...chat } = await session.prepare('+5511920000003');
    await session.send({ messageId, ...chat }, NEWS);
    const ticks = () => acks.filter((ack) => ack.messageId === messageId).map(({ ack }) => ack);
    await vi.waitFor(async () => {
      await world.webhooksSettled();
      expect(ticks().at(-1)).toBe(3);
    }, WAIT);
    expect(ticks()).toEqual(([1, 2, 3] as const).filter((ack) => ticks().includes(ack)));
    await world.faults({});
    await session.close();
  });

  it('whose answer is lost stays uncertain until a status brings our id back, in this session or the next', async () => {
    const { session, acks } = await world.open('lost');
    const prepared = await session.prepare('+5511930000001');
    expect(await session.lookup(prepared)).toEqual({ status: 'absent' });
    await world.crash('+5511930000001', 'after-leaving');
    expect(await session.send(prepared, NEWS)).toMatchObject({ status: 'uncertain' });
    expect(session.state).toEqual({ kind: 'offline', reason: 'no-answer' });
    await vi.waitFor(() => expect(acks.some(({ ack }) => ack === 3)).toBe(true), WAIT);
    await session.close();
    const again = await world.open('lost');
    await Promise.resolve();
    expect(await again.session.lookup(prepared)).toEqual({ status: 'sent', ack: 3 });
    expect(world.leftTo('+5511930000001')).toHaveLength(1);
    await again.session.close();
  });
});

describe('what a person writes', () => {
  it('is answered by whoever answers, once', async () => {
    await world.people([{ phone: '+5511950000001', answers: [{ text: 'Yes please', afterMs: 1 }] }]);
    const { session } = await world.open('answered');
    const heard: string[] = [];
    session.on('incoming', ({ text }) => void heard.push(text));
    await session.send(await session.prepare('+5511950000001'), NEWS);
    await vi.waitFor(() => expect(heard).toEqual(['Yes please']));
    await session.send(await session.prepare('+5511950000001'), NEWS);
    await vi.waitFor(() => expect(world.leftTo('+5511950000001').map(({ ack }) => ack)).toEqual([3, 3]));
    expect(heard).toEqual(['Yes please']);
    await session.close();
  });

  it('is heard once however often it is delivered, and opens the window; what a listener could not keep comes again', async () => {
    const { session } = await world.open('hears');
    const heard: string[] = [];
    let full = true;
    session.on('incoming', ({ text }) => {
      if (full) {
        full = false;
        throw new Error('the disk is full');
      }
      heard.push(text);
    });
    await world.faults({ duplicates: true });
    await world.say('+5511940000001', 'PARAR', 'hears');
    await world.faults({});
    expect(heard).toEqual(['PARAR']);
    const text = { kind: 'text', text: 'You hear nothing more.' } as const;
    expect(await session.send(await session.prepare('+5511940000001'), text)).toMatchObject({
      status: 'sent',
    });
    await session.close();
  });
});

describe('an account of the Cloud API', () => {
  const graph = (
    accessToken: string,
    change: { readonly fetch?: typeof fetch; readonly baseUrl?: string } = {},
  ) => createGraphClient({ accessToken, fetch, baseUrl: `${world.url}/graph`, ...change });

  it('shows number, name, tier and quality; or says what is wrong with its credentials', async () => {
    const phoneNumberId = await world.numberOf('inspected');
    const ids = { phoneNumberId, wabaId: '419561257915477' };
    const token = 'EAAG-simulated-inspected';
    expect(await inspectAccount(graph(token), ids)).toEqual({
      ok: true,
      phone: expect.stringMatching(/^\+1555\d{7}$/),
      name: 'Simulated business',
      official: { peoplePerDay: 1000, quality: 'green' },
    });
    const wrong = (problem: string, code: number | null) => ({ ok: false, problem, code });
    expect(await inspectAccount(graph('old'), ids)).toEqual(wrong('no-access', 190));
    expect(await inspectAccount(graph(token), { ...ids, phoneNumberId: '12345' })).toEqual(
      wrong('unknown-number', 803),
    );
    expect(await inspectAccount(graph(token), { ...ids, wabaId: '12345' })).toEqual(
      wrong('unknown-account', 803),
    );
    const gone = graph(token, { baseUrl: 'http://127.0.0.1:1' });
    expect(await inspectAccount(gone, ids)).toEqual(wrong('unreachable', null));
  });

  it('lists its templates over all pages, with their state and what cannot be filled here', async () => {
    await world.numberOf('lists');
    const answer = await listTemplates(graph('EAAG-simulated-lists'), '419561257915477');
    expect(answer).toMatchObject({
      kind: 'ok',
      body: [
        {
          name: 'news',
          status: 'APPROVED',
          header: 'Acme',
          parameters: ['1'],
          buttons: ['Stop promotions'],
          obstacle: null,
        },
        { name: 'waiting', status: 'PENDING', parameters: [], obstacle: null },
        { name: 'picture', parameters: ['order'], obstacle: 'header-media' },
      ],
    });
  });

  it('that cannot be reached loses no message: nothing left, and that is certain', async () => {
    const dead = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } });
    const unplugged = graph('x', { fetch: () => Promise.reject(dead) });
    expect(await listTemplates(unplugged, '1')).toEqual({ kind: 'unsent', detail: 'ENOTFOUND' });
    const nonsense = graph('x', { fetch: async () => new Response('<html>', { status: 502 }) });
    expect(await listTemplates(nonsense, '1')).toMatchObject({ kind: 'lost' });
  });
});

describe.skipIf(publishedApiMissing !== '')(`Meta's file (${publishedApiMissing || 'there'})`, () => {
  it('would find a request that is not as published', () => {
    const { requestProblem } = readPublishedApi();
    const text = { messaging_product: 'whatsapp', recipient_type: 'individual', to: '1', type: 'text' };
    const ask = (body: object, path = '1/messages') => requestProblem({ method: 'POST', path, body });
    expect(ask({ ...text, text: { body: 'x' } })).toBeNull();
    expect(ask({ ...text, text: { body: 1 } })).toContain('string');
    expect(ask({ ...text, text: { body: 'x' }, texts: 1 })).toBe('unknown: texts');
    expect(ask({ ...text, type: 'template', template: { name: 'x' } })).toContain('language');
    expect(ask(text, '1/nothing')).toBe('no POST 1/nothing');
  });
});
