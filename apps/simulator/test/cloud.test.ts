import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TemplateContent } from '@mywasender/gateway/port';
import { mediaContent, SAMPLE_FILES } from '@mywasender/gateway/sample-files';
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

describe('a file of the Cloud API', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mws-cloud-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const picture = () => mediaContent(folder, SAMPLE_FILES[0]);
  /** With the picture in its header. */
  const order = (text: string): TemplateContent => ({
    kind: 'template',
    text: '',
    name: 'picture',
    language: 'en_US',
    parameters: [{ name: 'order', text }],
    header: { kind: 'media', file: picture().file },
  });
  const uploadsOf = async (profileId: string) => {
    const number = await world.numberOf(profileId);
    return [...world.graph.uploads.values()].filter(({ phoneNumberId }) => phoneNumberId === number);
  };

  it('is uploaded once for all the people who get it, and again when Meta has let go of it', async () => {
    const { session } = await world.open('uploads');
    const send = async (phone: string) => session.send(await session.prepare(phone), order('17'));
    expect(await send('+5511960000001')).toMatchObject({ status: 'sent' });
    expect(await send('+5511960000002')).toMatchObject({ status: 'sent' });
    expect(await uploadsOf('uploads')).toMatchObject([{ mimeType: 'image/png', bytes: 67 + 3 }]);
    world.graph.uploads.clear();
    expect(await send('+5511960000003')).toMatchObject({ status: 'sent' });
    expect(await uploadsOf('uploads')).toHaveLength(1);
    const { sha256 } = picture().file;
    const aged = world.uploads.get(sha256);
    if (aged !== undefined) world.uploads.set(sha256, { ...aged, at: aged.at - 30 * 86_400_000 });
    expect(await send('+5511960000004')).toMatchObject({ status: 'sent' });
    expect(await uploadsOf('uploads')).toHaveLength(2);
    for (const who of [1, 2, 3, 4]) {
      expect(world.leftTo(`+551196000000${who}`)).toMatchObject([
        { text: 'Order 17', media: { kind: 'image', sha256 } },
      ]);
    }
    await session.close();
  });

  it.each([
    [100, { status: 'unsent', detail: 'Meta 100' }, 'ready'],
    [80_007, { status: 'limited', limit: 'rate-limited', detail: 'Meta 80007' }, 'ready'],
    [190, { status: 'unsent', detail: 'Meta 190' }, 'logged-out'],
  ])('whose upload ends with %i has no message tried', async (code, outcome, kind) => {
    const phone = `+55119620${String(code).padStart(6, '0')}`;
    const { session } = await world.open(`upload-${code}`);
    world.uploads.clear();
    await world.faults({ errors: [{ code, on: 'upload' }] });
    const prepared = await session.prepare(phone);
    const before = world.posted.length;
    expect(await session.send(prepared, order('1'))).toEqual(outcome);
    expect([world.posted.length, session.state.kind]).toEqual([before, kind]);
    if (kind === 'ready') expect(await session.lookup(prepared)).toEqual({ status: 'absent' });
    await session.close();
  });

  it('goes alone, as free text does, to who wrote in the last 24 hours', async () => {
    const { session } = await world.open('window');
    const prepared = await session.prepare('+5511963000001');
    expect(await session.send(prepared, picture())).toMatchObject({ cause: 'window-closed' });
    await world.say('+5511963000001', 'Which one?', 'window');
    expect(await session.send(prepared, picture())).toMatchObject({ status: 'sent' });
    expect(world.leftTo('+5511963000001')).toMatchObject([
      { text: 'Look 👋🏽\nnew', media: { kind: 'image' } },
    ]);
    await session.close();
  });
});

it('a template takes the values of its header and its buttons along', async () => {
  const { session } = await world.open('values');
  const send = async (phone: string, template: Partial<TemplateContent>) =>
    session.send(await session.prepare(phone), { ...NEWS, parameters: [], ...template });
  const buttons = [
    { index: 1, kind: 'url', value: 'a?b=1' },
    { index: 2, kind: 'copy-code', value: 'SAVE20' },
  ] as const;
  const header = { kind: 'text', text: 'Ana' } as const;
  expect(await send('+5511970000001', { name: 'offer', header, buttons })).toMatchObject({ status: 'sent' });
  expect(world.posted.at(-1)).toMatchObject({
    template: {
      components: [
        { type: 'header', parameters: [{ type: 'text', text: 'Ana' }] },
        { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'a?b=1' }] },
        { type: 'button', sub_type: 'copy_code', index: '2', parameters: [{ coupon_code: 'SAVE20' }] },
      ],
    },
  });
  const quick = [{ index: 0, kind: 'quick-reply', value: 'stop-17' }, ...buttons] as const;
  expect(await send('+5511970000002', { name: 'offer', header, buttons: quick })).toMatchObject({
    status: 'sent',
  });
  expect(await send('+5511970000003', { name: 'offer', header, buttons: [] })).toMatchObject({
    status: 'refused',
    detail: 'Meta 131008',
  });
  const place = { latitude: '-23.55', longitude: '-46.63', name: 'Acme', address: 'Rua 1' };
  expect(
    await send('+5511970000004', { name: 'visit', header: { kind: 'location', ...place } }),
  ).toMatchObject({ status: 'sent' });
  expect(world.posted.at(-1)).toMatchObject({
    template: { components: [{ type: 'header', parameters: [{ type: 'location', location: place }] }] },
  });
  await session.close();
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
