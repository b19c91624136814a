import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Gateway, GatewaySession, GatewayState, IncomingEvent, OpenProfileOptions } from './port.ts';
import { mediaContent, SAMPLE_FILES } from './sample-files.ts';

/** What the suite needs of the world behind a gateway. */
export interface ContractWorld {
  readonly gateway: Gateway;
  /** whether chats are addressed by LID */
  readonly lid: boolean;
  profile(profileId: string): OpenProfileOptions;
  /** scans the code the profile is showing */
  link(profileId: string): Promise<void>;
  setAbsent(phone: string): Promise<void>;
  /** what must have happened before free text may go to a person; nothing on WhatsApp Web */
  befriend?(phone: string, profileId: string): Promise<void>;
  /** a template that is approved and takes one parameter, where there are templates */
  readonly template?: {
    readonly name: string;
    readonly language: string;
    readonly textOf: (parameter: string) => string;
  };
  say(from: string, text: string, profileId: string): Promise<void>;
  /** every tick that is to come has come when the events say so */
  settle(): Promise<void>;
  left(): Promise<
    readonly {
      readonly id: string;
      readonly to: string;
      readonly text: string;
      /** as it arrived */
      readonly media?: { readonly kind: string; readonly sha256: string } | null;
    }[]
  >;
  refuseNext(phone: string): Promise<void>;
  crashNext(phone: string, when: 'before-leaving' | 'after-leaving'): Promise<void>;
  stop(): Promise<void>;
}

const WAIT = { timeout: 20_000, interval: 20 };

export function reached(session: GatewaySession, kind: GatewayState['kind']): Promise<void> {
  return vi.waitFor(() => expect(session.state.kind).toBe(kind), WAIT);
}

/** What every gateway must do, whatever is behind it. */
export function describeGatewayContract(name: string, make: () => Promise<ContractWorld>): void {
  describe(`gateway contract: ${name}`, () => {
    let world: ContractWorld;
    let session: GatewaySession;
    const incoming: IncomingEvent[] = [];
    const acks = new Map<string, number[]>();

    const open = async (profileId: string): Promise<GatewaySession> => {
      const opened = await world.gateway.open(world.profile(profileId));
      if (opened.capabilities.link === 'code' && opened.state.kind !== 'ready') {
        await reached(opened, 'qr');
        await world.link(profileId);
        await reached(opened, 'ready');
      }
      return opened;
    };
    const befriend = async (phone: string, profileId = 'main') => world.befriend?.(phone, profileId);
    const leftTo = async (phone: string) => (await world.left()).filter((message) => message.to === phone);

    beforeAll(async () => {
      world = await make();
      session = await open('main');
      session.on('incoming', (event) => incoming.push(event));
      session.on('ack', ({ messageId, ack }) => acks.set(messageId, [...(acks.get(messageId) ?? []), ack]));
    });
    afterAll(async () => {
      await session.close();
      await world.stop();
    });

    it('is ready with its number once it is linked', () => {
      expect(session.state).toMatchObject({ kind: 'ready', phone: expect.stringMatching(/^\+\d{8,15}$/) });
    });

    it('tells present from absent numbers', async () => {
      await world.setAbsent('+5511900000001');
      if (session.capabilities.numberCheck) {
        expect(await session.checkNumber('+5511900000001')).toEqual({ status: 'absent' });
      }
      const found = await session.checkNumber('+5511900000002');
      expect(found).toMatchObject({
        status: 'present',
        chatAddress: expect.stringMatching(world.lid ? /@lid$/ : /@c\.us$/),
      });
    });

    it('prepares without sending, and never for an absent number', async () => {
      const prepared = await session.prepare('+5511900000003');
      expect(prepared.messageId).toContain(prepared.chatId);
      expect(prepared.lid === undefined).toBe(!world.lid);
      expect(await session.lookup(prepared)).toEqual({ status: 'absent' });
      expect(await leftTo('+5511900000003')).toEqual([]);
      await world.setAbsent('+5511900000001');
      if (!session.capabilities.numberCheck) return;
      await expect(session.prepare('+5511900000001')).rejects.toMatchObject({
        code: 'GATEWAY_NUMBER_ABSENT',
      });
    });

    it('sends approved templates where there are any, and free text only as far as it may', async () => {
      const { template } = world;
      const prepared = await session.prepare('+5511900000011');
      const content = { kind: 'template', text: '', language: 'xx', name: 'none', parameters: [] } as const;
      expect(await session.send(prepared, content)).toMatchObject({ status: 'refused', cause: 'template' });
      if (template === undefined) {
        expect(session.capabilities.templates).toBe(false);
        return;
      }
      const { name, language } = template;
      const text = { kind: 'text', text: 'out of the blue' } as const;
      expect(await session.send(await session.prepare('+5511900000011'), text)).toMatchObject({
        status: 'refused',
        cause: 'window-closed',
      });
      expect(await leftTo('+5511900000011')).toEqual([]);
      const again = await session.prepare('+5511900000011');
      const filled = {
        kind: 'template',
        text: '',
        name,
        language,
        parameters: [{ text: 'José 👋' }],
      } as const;
      expect(await session.send(again, filled)).toMatchObject({ status: 'sent' });
      expect(await leftTo('+5511900000011')).toMatchObject([
        { id: again.messageId, text: template.textOf('José 👋') },
      ]);
    });

    it('sends the text as it is, once, under the prepared id', async () => {
      const text = 'Olá José 👋🏽\nline two: https://example.com/?a=1&b="2" $1 `x` </script>\u2028end';
      await befriend('+5511900000004');
      const prepared = await session.prepare('+5511900000004');
      await session.typing(prepared.chatId, 10);
      expect(await session.send(prepared, { kind: 'text', text })).toMatchObject({ status: 'sent' });
      expect(await leftTo('+5511900000004')).toMatchObject([{ id: prepared.messageId, text }]);
      expect(await session.lookup(prepared)).toMatchObject({ status: 'sent' });
    });

    it('sends each kind of file as it is, once, under the prepared id, with its caption', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'mws-media-'));
      for (const [index, file] of SAMPLE_FILES.entries()) {
        const phone = `+55119000001${10 + index}`;
        const content = mediaContent(folder, file);
        await befriend(phone);
        const prepared = await session.prepare(phone);
        expect(await session.send(prepared, content, () => false)).toEqual({ status: 'withdrawn' });
        expect(await leftTo(phone)).toEqual([]);
        expect(await session.lookup(prepared)).toEqual({ status: 'absent' });
        expect(await session.send(prepared, content)).toMatchObject({ status: 'sent' });
        const { kind, mimeType, bytes, sha256, fileName } = content.file;
        const arrived = { kind, mimeType, bytes, sha256, ...(kind === 'document' ? { fileName } : {}) };
        expect(await leftTo(phone)).toMatchObject([
          { id: prepared.messageId, text: content.text, media: arrived },
        ]);
        expect(await session.lookup(prepared)).toMatchObject({ status: 'sent' });
      }
      rmSync(folder, { recursive: true });
    });

    it('attempts nothing when the file is gone or is not the promised one', async () => {
      await befriend('+5511900000120');
      const folder = mkdtempSync(join(tmpdir(), 'mws-media-'));
      const content = mediaContent(folder, { ...SAMPLE_FILES[0], content: Buffer.from('not sent before') });
      const prepared = await session.prepare('+5511900000120');
      writeFileSync(content.file.path, 'another content');
      expect(await session.send(prepared, content)).toMatchObject({ status: 'unsent' });
      rmSync(folder, { recursive: true });
      expect(await session.send(prepared, content)).toMatchObject({ status: 'unsent' });
      expect(await leftTo('+5511900000120')).toEqual([]);
      expect(await session.lookup(prepared)).toEqual({ status: 'absent' });
    });

    it('reports the ticks in order and none twice, up to the last', async () => {
      await befriend('+5511900000005');
      const prepared = await session.prepare('+5511900000005');
      await session.send(prepared, { kind: 'text', text: 'ticks' });
      await world.settle();
      const ticks = await vi.waitFor(() => {
        const reported = acks.get(prepared.messageId) ?? [];
        expect(reported.at(-1)).toBe(3);
        return reported;
      }, WAIT);
      // a receipt may overtake WhatsApp's own answer, and says no less than it
      expect(ticks).toEqual([1, 2, 3].filter((ack) => ticks.includes(ack)));
      await vi.waitFor(
        async () => expect(await session.lookup(prepared)).toEqual({ status: 'sent', ack: 3 }),
        WAIT,
      );
    });

    it('hears people, not itself, and knows who they are', async () => {
      await befriend('+5511900000006');
      const prepared = await session.prepare('+5511900000006');
      await session.send(prepared, { kind: 'text', text: 'who is it' });
      await world.say('+5511900000006', 'STOP', 'main');
      await vi.waitFor(() => expect(incoming.some((event) => event.text === 'STOP')).toBe(true), WAIT);
      const stop = incoming.find((event) => event.text === 'STOP');
      expect(stop).toMatchObject({ phone: '+5511900000006', chatId: prepared.chatId });
      expect(stop?.lid).toBe(prepared.lid);
      expect(incoming.some((event) => event.text === 'who is it')).toBe(false);
    });

    it('says refused when WhatsApp does, and nothing leaves', async () => {
      await befriend('+5511900000007');
      const prepared = await session.prepare('+5511900000007');
      await world.refuseNext('+5511900000007');
      expect(await session.send(prepared, { kind: 'text', text: 'no' })).toMatchObject({ status: 'refused' });
      expect(await session.lookup(prepared)).toEqual({ status: 'refused' });
      expect(await leftTo('+5511900000007')).toEqual([]);
    });

    it('reads limits and has all its bindings', async () => {
      expect(await session.selfTest({ media: true })).toEqual([]);
      expect(await session.limits()).toBeTypeOf('object');
    });

    it('keeps a profile to one opener', async () => {
      await expect(world.gateway.open(world.profile('main'))).rejects.toMatchObject({
        code: 'GATEWAY_PROFILE_LOCKED',
      });
    });

    for (const when of ['before-leaving', 'after-leaving'] as const) {
      it(`a crash ${when} is uncertain, and lookup knows afterwards`, async () => {
        const phone = when === 'before-leaving' ? '+5511900000008' : '+5511900000009';
        const profileId = `crash-${when}`;
        const first = await open(profileId);
        await befriend(phone, profileId);
        const prepared = await first.prepare(phone);
        await world.crashNext(phone, when);
        expect(await first.send(prepared, { kind: 'text', text: when })).toMatchObject({
          status: 'uncertain',
        });
        await reached(first, 'offline');
        await expect(first.lookup(prepared)).rejects.toMatchObject({ code: 'GATEWAY_CLOSED' });
        await first.close();

        const again = await world.gateway.open(world.profile(profileId));
        await reached(again, 'ready');
        // where only receipts tell, nothing tells of what never left
        const absent = again.capabilities.lookup === 'asks' ? 'absent' : 'unknown';
        const status = when === 'before-leaving' ? absent : 'sent';
        await vi.waitFor(async () => expect(await again.lookup(prepared)).toMatchObject({ status }), WAIT);
        const left = await leftTo(phone);
        await again.close();
        expect(left).toHaveLength(when === 'before-leaving' ? 0 : 1);
      });
    }

    it('is linked again after a restart, until it logs out', async () => {
      const first = await open('restart');
      const phone = first.state.kind === 'ready' ? first.state.phone : undefined;
      await first.close();
      expect(first.state.kind).toBe('offline');
      await expect(first.prepare('+5511900000010')).rejects.toMatchObject({ code: 'GATEWAY_CLOSED' });

      const second = await world.gateway.open(world.profile('restart'));
      await reached(second, 'ready');
      expect(second.state).toMatchObject({ phone });
      await second.logout();
      await reached(second, 'logged-out');
      await second.close();
    });
  });
}
