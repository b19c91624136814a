import { describeGatewayContract } from '@mywasender/gateway/contract-suite';
import { openWorld } from './open-world.ts';

for (const lid of [true, false]) {
  describeGatewayContract(`web on the simulator, LID ${lid ? 'on' : 'off'}`, async () => {
    const world = await openWorld();
    await world.faults({ lid });
    return {
      gateway: world.gateway,
      lid,
      profile: world.profile,
      link: async (profileId) => void (await world.scan(profileId)),
      setAbsent: async (phone) => void (await world.people([{ phone, onWhatsApp: false }])),
      say: async (from, text, profileId) => void (await world.say(from, text, profileId)),
      settle: async () => undefined,
      left: async () =>
        world.world.left.map(({ id, to, text, media }) => ({ id, to: `+${to}`, text, media })),
      refuseNext: async (phone) => void (await world.faults({ errorAck: { phone, times: 1 } })),
      crashNext: async (phone, when) => void (await world.faults({ crash: { phone, when, times: 1 } })),
      stop: world.stop,
    };
  });
}
