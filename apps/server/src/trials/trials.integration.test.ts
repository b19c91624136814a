import { expect, it } from 'vitest';
import { oneDatabase } from '../testing/each-database.ts';
import { createTestDevice } from '../testing/test-device.ts';

const DAY = 24 * 60 * 60_000;

oneDatabase('trials', (server) => {
  const offer = async (changes: object = {}) => {
    const { world, deps } = server();
    await deps.db.prisma.plan.updateMany({ where: { trial: true }, data: { active: false } });
    const trialIssuerId = world.admin.user.id;
    return world.createPlan({ trial: true, trialIssuerId, durationDays: 14, deviceLimit: 1, ...changes });
  };
  const trialsMade = (planId: string) => server().deps.db.prisma.license.count({ where: { planId } });

  it('there is none until a plan offers it, nor after its sale has ended', async () => {
    const { call, deps } = server();
    const read = async () => (await call({ method: 'GET', url: '/v1/trial' })).json;
    const device = await createTestDevice(server());
    expect(await read()).toEqual({ available: false, days: null, planName: null });
    expect((await device.startTrial()).verdict).toMatchObject({ code: 'TRIAL_UNAVAILABLE' });
    const plan = await offer();
    expect(await read()).toEqual({ available: true, days: 14, planName: plan.name });
    await deps.db.prisma.plan.update({ where: { id: plan.id }, data: { active: false } });
    expect((await device.startTrial()).verdict).toMatchObject({ code: 'TRIAL_UNAVAILABLE' });
  });

  it('50 calls of one computer at once, each with a key of its own: one trial', async () => {
    const plan = await offer();
    const devices = await Promise.all(
      Array.from({ length: 50 }, () => createTestDevice(server(), `fifty ${plan.id}`)),
    );
    const answers = await Promise.all(devices.map((device) => device.startTrial()));
    expect(new Set(answers.map(({ verdict }) => verdict.code))).toEqual(new Set(['VALID']));
    expect(new Set(answers.map(({ claims }) => claims?.licenseId)).size).toBe(1);
    expect(await trialsMade(plan.id)).toBe(1);
    const licenseId = answers[0]?.claims?.licenseId ?? '';
    const active = { licenseId, status: 'active' } as const;
    expect(await server().deps.db.prisma.device.count({ where: active })).toBe(1);
  });

  it('the same computer gets the same trial after a re-installation, and what is over stays over', async () => {
    const plan = await offer();
    const { clock } = server();
    const start = clock.ms;
    const device = await createTestDevice(server(), `again ${plan.id}`);
    const first = await device.startTrial();
    expect(first.claims).toMatchObject({
      code: 'VALID',
      planId: plan.id,
      licenseExpiresAt: Math.floor((start + 14 * DAY) / 1000),
    });
    expect(first.verdict.keyEnd).toMatch(/^[0-9A-Z]{5}$/);
    clock.ms += 3 * DAY;
    // a new system: another machine id, the same board and disk
    const reinstalled = await createTestDevice(server(), `again ${plan.id}`);
    const machineId = 'f'.repeat(64);
    const changed = {
      ...reinstalled.device,
      fingerprint: { ...reinstalled.device.fingerprint, machineId, cpuModel: 'c'.repeat(64) },
    };
    const second = await reinstalled.startTrial({ device: changed });
    expect(second.claims).toMatchObject({
      code: 'VALID',
      licenseId: first.claims?.licenseId,
      licenseExpiresAt: first.claims?.licenseExpiresAt,
    });
    // the installation before has lost its place
    const old = await device.validate(first.verdict, first.claims?.licenseId ?? '');
    expect(old.verdict.code).toBe('DEVICE_UNKNOWN');
    // fewer components do not make a new computer
    const only = { machineId: reinstalled.device.fingerprint.machineId };
    const fewer = await (await createTestDevice(server())).startTrial({ device: undefined });
    expect(fewer.status).toBe(400);
    const stripped = await createTestDevice(server());
    const third = await stripped.startTrial({ device: { ...stripped.device, fingerprint: only } });
    expect(third.claims?.licenseId).toBe(first.claims?.licenseId);
    clock.ms = start + 14 * DAY;
    const over = await device.startTrial();
    expect(over.claims).toMatchObject({ code: 'EXPIRED', licenseId: first.claims?.licenseId });
    expect(await trialsMade(plan.id)).toBe(1);
    clock.ms = start;
  });

  it('computers that share one component have a trial each', async () => {
    const plan = await offer();
    const platformUuid = 'a'.repeat(64);
    for (let count = 0; count < 3; count++) {
      const device = await createTestDevice(server());
      const cloned = {
        ...device.device,
        fingerprint: { ...device.device.fingerprint, platformUuid, osFamily: 'b'.repeat(64) },
      };
      expect((await device.startTrial({ device: cloned })).claims?.code).toBe('VALID');
    }
    expect(await trialsMade(plan.id)).toBe(3);
  });

  it('is not sold, and wants a proof by the key it is for', async () => {
    const plan = await offer();
    const { call, world } = server();
    const sale = await call({
      method: 'POST',
      url: '/v1/licenses',
      token: world.admin.token,
      body: { planId: plan.id, quantity: 1 },
    });
    expect(sale.json).toMatchObject({ code: 'VALIDATION_FAILED', params: { field: 'planId' } });
    const [device, other] = [await createTestDevice(server()), await createTestDevice(server())];
    const refused = await device.startTrial({ device: other.device });
    expect(refused.verdict).toMatchObject({ code: 'DEVICE_PROOF_INVALID', params: { reason: 'key' } });
  });
});
