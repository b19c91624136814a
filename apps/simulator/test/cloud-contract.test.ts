import { describeGatewayContract } from '@mywasender/gateway/contract-suite';
import { afterAll, expect } from 'vitest';
import { openCloudWorld } from './open-cloud-world.ts';

const problems: string[] = [];
afterAll(() => expect(problems).toEqual([]));

describeGatewayContract('cloud on the simulator', async () => {
  const world = await openCloudWorld();
  return {
    gateway: world.gateway,
    lid: false,
    template: { name: 'news', language: 'en_US', textOf: (name) => `Hello ${name}, there is news.` },
    profile: (profileId) => ({ profileId, dataDir: '/nowhere' }),
    link: async () => undefined,
    setAbsent: async (phone) => void (await world.people([{ phone, onWhatsApp: false }])),
    befriend: (phone, profileId) => world.say(phone, 'Hello, please keep me posted', profileId),
    say: world.say,
    settle: world.webhooksSettled,
    left: async () => world.world.left.map(({ id, to, text, media }) => ({ id, to: `+${to}`, text, media })),
    refuseNext: async (phone) =>
      void (await world.faults({ errors: [{ code: 131_051, on: 'answer', phone }] })),
    crashNext: async (phone, when) => void (await world.crash(phone, when)),
    stop: async () => {
      problems.push(...world.problems);
      await world.stop();
    },
  };
});
