import { describe, expect, it } from 'vitest';
import { describeGatewayContract } from '../contract-suite.ts';
import { createFakeGateway } from './create-fake-gateway.ts';

for (const lid of [true, false]) {
  describeGatewayContract(`fake, LID ${lid ? 'on' : 'off'}`, async () => {
    const gateway = createFakeGateway({ lid, linked: false });
    return {
      gateway,
      lid,
      profile: (profileId) => ({ profileId, dataDir: `/nowhere/${profileId}` }),
      link: async (profileId) => gateway.link(profileId),
      setAbsent: async (phone) => gateway.setPeople([{ phone, onWhatsApp: false }]),
      say: async (from, text, profileId) => gateway.say(from, text, { profileId }),
      settle: async () => gateway.settle(),
      left: async () => gateway.log,
      refuseNext: async (phone) => gateway.fault({ kind: 'refuse', phone }),
      crashNext: async (phone, when) => gateway.fault({ kind: 'crash', phone, when }),
      stop: async () => undefined,
    };
  });
}

describe('fake gateway', () => {
  const open = async (gateway = createFakeGateway()) => ({
    gateway,
    session: await gateway.open({ profileId: 'p', dataDir: '/nowhere' }),
  });

  it('lets the truth of an uncertain send be told later', async () => {
    const { gateway, session } = await open();
    gateway.fault({ kind: 'uncertain', left: true, lookup: 'pending' });
    const message = await session.prepare('+491701111111');
    expect((await session.send(message, { kind: 'text', text: 'x' })).status).toBe('uncertain');
    expect(await session.lookup(message)).toEqual({ status: 'pending' });
    gateway.settle();
    expect(await session.lookup(message)).toEqual({ status: 'sent', ack: 3 });
    expect(gateway.log).toHaveLength(1);
  });

  it('answers once per person when settled', async () => {
    const { gateway, session } = await open();
    gateway.setPeople([{ phone: '+491701111111', answers: ['STOP'] }]);
    const heard: string[] = [];
    session.on('incoming', (event) => heard.push(event.text));
    for (const text of ['one', 'two']) {
      await session.send(await session.prepare('+491701111111'), { kind: 'text', text });
      gateway.settle();
    }
    expect(heard).toEqual(['STOP']);
  });

  it('holds a send until it is let go', async () => {
    const { gateway, session } = await open();
    gateway.fault({ kind: 'hold' });
    const sending = session.send(await session.prepare('+491701111111'), { kind: 'text', text: 'x' });
    await Promise.resolve();
    expect(gateway.log).toHaveLength(0);
    gateway.release();
    expect(await sending).toMatchObject({ status: 'sent' });
    expect(gateway.log).toHaveLength(1);
  });

  it('gives a STOP that shows only a LID the same LID as the prepared message', async () => {
    const { gateway, session } = await open();
    const message = await session.prepare('+491701111111');
    const lids: (string | undefined)[] = [];
    session.on('incoming', (event) => {
      expect(event.phone).toBeUndefined();
      lids.push(event.lid);
    });
    gateway.say('+491701111111', 'STOP', { viaLid: true });
    expect(lids).toEqual([message.lid]);
  });

  it('counts faults down and keeps them to their phone', async () => {
    const { gateway, session } = await open();
    gateway.fault({ kind: 'refuse', phone: '+491702222222', times: 2 });
    const statuses: string[] = [];
    for (const phone of ['+491701111111', '+491702222222', '+491702222222', '+491702222222']) {
      const outcome = await session.send(await session.prepare(phone), { kind: 'text', text: 'x' });
      statuses.push(outcome.status);
    }
    expect(statuses).toEqual(['sent', 'refused', 'refused', 'sent']);
  });
});
