import { expect, it } from 'vitest';
import { times } from '../testing/at-once.ts';
import { eachDatabase } from '../testing/each-database.ts';
import { createTestDevice, newNonce } from '../testing/test-device.ts';
import { recordTold } from './record-told.ts';

const DAY = 24 * 60 * 60_000;

eachDatabase('verdicts', (server) => {
  const activated = async (planChanges = {}) => {
    const { world } = server();
    const license = await world.createLicense(world.admin, planChanges);
    const device = await createTestDevice(server());
    const first = await device.activate(license.key);
    return { license, device, first, tokens: first.verdict };
  };
  const act = (licenseId: string, verb: string) =>
    server().call({
      method: 'POST',
      url: `/v1/licenses/${licenseId}/${verb}`,
      token: server().world.admin.token,
    });

  it('VALID: activated, validated, refreshed; the lease says what was bought', async () => {
    const { license, device, first, tokens } = await activated();
    expect(first.verdict).toMatchObject({ valid: true, code: 'VALID', detail: 'The license is valid.' });
    expect(first.claims).toMatchObject({
      licenseId: license.id,
      status: 'active',
      planId: license.planId,
      entitlements: ['campaigns'],
      limits: { profiles: 2 },
      deviceKeyThumbprint: device.keys.thumbprint,
    });
    const { iat, graceUntil, nextCheckAt, licenseExpiresAt } = first.claims;
    expect(graceUntil - iat).toBe(7 * 86_400);
    expect(nextCheckAt - iat).toBeGreaterThanOrEqual(Math.floor(0.95 * 86_400));
    expect(licenseExpiresAt).toBe(Math.floor(Date.parse(license.expiresAt ?? '') / 1000));
    expect((await device.validate(tokens, license.id)).verdict.code).toBe('VALID');
    const refreshed = await device.refresh(tokens.refreshToken, license.id);
    expect(refreshed.verdict.code).toBe('VALID');
    expect((await device.validate(refreshed.verdict, license.id)).verdict.code).toBe('VALID');
  });

  it('NOT_FOUND: a key nobody has, or that is none, with a lease that names no license', async () => {
    const device = await createTestDevice(server());
    for (const key of ['MWS-00000-00000-00000-00000-00000', 'MWS-1', 'hello']) {
      const { verdict, claims } = await device.activate(key);
      expect(verdict).toMatchObject({ valid: false, code: 'NOT_FOUND' });
      expect(verdict.licenseToken).toBeUndefined();
      expect(claims).toMatchObject({ licenseId: null, deviceId: null, status: 'unknown', entitlements: [] });
    }
  });

  it('EXPIRED: from the minute on; extended it is valid again', async () => {
    const { license, device, tokens } = await activated({ durationDays: 10 });
    const { clock, world } = server();
    clock.ms += 10 * DAY - 60_000;
    expect((await device.validate(tokens, license.id)).verdict.code).toBe('VALID');
    clock.ms += 60_000;
    // the license token ended with the license, so the refresh token has to tell
    const { verdict } = await device.refresh(tokens.refreshToken, license.id);
    expect(verdict.code).toBe('EXPIRED');
    expect((await device.activate(license.key)).verdict.code).toBe('EXPIRED');
    const admin = await world.createPerson('admin');
    const expiresAt = new Date(clock.ms + 5 * DAY).toISOString();
    const extended = await server().call({
      method: 'POST',
      url: `/v1/licenses/${license.id}/extend`,
      token: admin.token,
      body: { expiresAt },
    });
    expect(extended.json).toMatchObject({ status: 'active', expiresAt });
    expect((await device.refresh(tokens.refreshToken, license.id)).verdict.code).toBe('VALID');
    clock.ms = Date.now();
  });

  it('SUSPENDED, resumed, REVOKED for good; refresh tokens survive a suspension', async () => {
    const { license, device, tokens } = await activated();
    await act(license.id, 'suspend');
    expect((await device.validate(tokens, license.id)).verdict.code).toBe('SUSPENDED');
    expect((await device.refresh(tokens.refreshToken, license.id)).verdict.code).toBe('SUSPENDED');
    expect((await device.activate(license.key)).verdict.code).toBe('SUSPENDED');
    await act(license.id, 'resume');
    expect((await device.refresh(tokens.refreshToken, license.id)).verdict.code).toBe('VALID');
    expect((await act(license.id, 'revoke')).json).toMatchObject({ refunded: false });
    const { verdict, claims } = await device.validate(tokens, license.id);
    expect(verdict).toMatchObject({ valid: false, code: 'REVOKED' });
    expect(claims).toMatchObject({ status: 'revoked', licenseId: license.id, graceUntil: claims.iat });
    expect((await act(license.id, 'resume')).json).toMatchObject({ code: 'LICENSE_STATE' });
  });

  it('DEVICE_LIMIT_REACHED: names the computers; one is replaced; the budget ends', async () => {
    const { license, first } = await activated({ deviceLimit: 1, swapLimit: 1 });
    const second = await createTestDevice(server());
    const full = await second.activate(license.key);
    expect(full.verdict).toMatchObject({
      code: 'DEVICE_LIMIT_REACHED',
      swapsLeft: 1,
      devices: [{ id: first.claims.deviceId }],
    });
    const swapped = await second.activate(license.key, { replaceDeviceId: first.claims.deviceId });
    expect(swapped.verdict.code).toBe('VALID');
    const third = await createTestDevice(server());
    const spent = await third.activate(license.key, { replaceDeviceId: swapped.claims.deviceId });
    expect(spent.verdict).toMatchObject({ code: 'DEVICE_LIMIT_REACHED', swapsLeft: 0 });
    server().clock.ms += 30 * DAY + 1;
    const later = await third.activate(license.key, { replaceDeviceId: swapped.claims.deviceId });
    expect(later.verdict.code).toBe('VALID');
    server().clock.ms = Date.now();
  });

  it('the same computer, reinstalled, replaces itself without a swap', async () => {
    const { world } = server();
    const license = await world.createLicense(world.admin, { deviceLimit: 1, swapLimit: 0 });
    const before = await (await createTestDevice(server(), 'same')).activate(license.key);
    const again = await createTestDevice(server(), 'same');
    const { verdict } = await again.activate(license.key, { replaceDeviceId: before.claims.deviceId });
    expect(verdict.code).toBe('VALID');
  });

  it('DEVICE_UNKNOWN: deactivated here, or removed in the portal; a place is free again', async () => {
    const { license, device, first, tokens } = await activated({ deviceLimit: 1 });
    expect((await device.deactivate(tokens, license.id)).status).toBe(204);
    expect((await device.deactivate(tokens, license.id)).status).toBe(204);
    expect((await device.validate(tokens, license.id)).verdict.code).toBe('DEVICE_UNKNOWN');
    expect((await device.refresh(tokens.refreshToken, license.id)).verdict.code).toBe('DEVICE_UNKNOWN');
    const back = await device.activate(license.key);
    expect(back.verdict.code).toBe('VALID');
    expect(back.claims.deviceId).toBe(first.claims.deviceId);
    // tokens of before the removal stay dead
    expect((await device.validate(tokens, license.id)).verdict.code).toBe('TOKEN_REUSED');
  });

  it('DEVICE_BLOCKED: until it is unblocked, then it activates anew', async () => {
    const { license, device, first, tokens } = await activated();
    const path = `devices/${first.claims.deviceId}`;
    expect((await act(license.id, `${path}/block`)).status).toBe(204);
    expect((await device.validate(tokens, license.id)).verdict.code).toBe('DEVICE_BLOCKED');
    expect((await device.activate(license.key)).verdict.code).toBe('DEVICE_BLOCKED');
    expect((await act(license.id, `${path}/unblock`)).status).toBe(204);
    expect((await device.activate(license.key)).verdict.code).toBe('VALID');
  });

  it('DEVICE_MISMATCH: tokens on another installation, a key on other hardware; drift is tolerated', async () => {
    const { license, device, first, tokens } = await activated();
    const thief = await createTestDevice(server());
    expect((await thief.validate(tokens, license.id)).verdict.code).toBe('DEVICE_MISMATCH');
    expect((await thief.refresh(tokens.refreshToken, license.id)).verdict.code).toBe('DEVICE_MISMATCH');
    const { fingerprint } = device.device;
    const drifted = { ...fingerprint, diskSerial: 'f'.repeat(64) };
    expect((await device.validate(tokens, license.id, { fingerprint: drifted })).verdict.code).toBe('VALID');
    const stored = await server().deps.db.prisma.device.findUniqueOrThrow({
      where: { id: first.claims.deviceId ?? '' },
    });
    expect(stored.fingerprint).toEqual(drifted);
    const moved = { machineId: 'a'.repeat(64), platformUuid: 'b'.repeat(64), diskSerial: 'c'.repeat(64) };
    expect((await device.validate(tokens, license.id, { fingerprint: moved })).verdict.code).toBe(
      'DEVICE_MISMATCH',
    );
    const copy = await device.activate(license.key, { device: { ...device.device, fingerprint: moved } });
    expect(copy.verdict.code).toBe('DEVICE_MISMATCH');
  });

  it('TOKEN_REUSED: a retry within 10 s is honest, later or older is a copy; activating cures', async () => {
    const { license, device, tokens } = await activated();
    const one = await device.refresh(tokens.refreshToken, license.id);
    const retry = await device.refresh(tokens.refreshToken, license.id);
    expect(retry.verdict.refreshToken).toBe(one.verdict.refreshToken);
    server().clock.ms += 1000;
    const two = await device.refresh(one.verdict.refreshToken, license.id);
    expect(two.verdict.code).toBe('VALID');
    // within 10 s still, but no longer the direct predecessor
    const reused = await device.refresh(tokens.refreshToken, license.id);
    expect(reused.verdict).toMatchObject({ valid: false, code: 'TOKEN_REUSED' });
    expect((await device.refresh(two.verdict.refreshToken, license.id)).verdict.code).toBe('TOKEN_REUSED');
    expect((await device.validate(two.verdict, license.id)).verdict.code).toBe('TOKEN_REUSED');
    const cured = await device.activate(license.key);
    expect((await device.validate(cured.verdict, license.id)).verdict.code).toBe('VALID');
    await device.refresh(cured.verdict.refreshToken, license.id);
    server().clock.ms += 10_001;
    expect((await device.refresh(cured.verdict.refreshToken, license.id)).verdict.code).toBe('TOKEN_REUSED');
  });

  it('APP_VERSION_TOO_OLD: by the plan; updated it is valid', async () => {
    const { license, device, tokens } = await activated();
    const { prisma } = server().deps.db;
    await prisma.plan.update({ where: { id: license.planId }, data: { minAppVersion: '1.10.0' } });
    expect((await device.validate(tokens, license.id)).verdict.code).toBe('APP_VERSION_TOO_OLD');
    expect((await device.activate(license.key)).verdict.code).toBe('APP_VERSION_TOO_OLD');
    const updated = await device.validate(tokens, license.id, { appVersion: '1.10.0' });
    expect(updated.verdict.code).toBe('VALID');
    expect((await device.validate(tokens, license.id)).verdict.code).toBe('VALID');
  });

  it('a refresh family lives 30 days, however often it rotates; then the key activates again', async () => {
    const { license, device, tokens } = await activated({ durationDays: null });
    const { clock } = server();
    clock.ms += 29 * DAY;
    const late = await device.refresh(tokens.refreshToken, license.id);
    expect(late.verdict.code).toBe('VALID');
    clock.ms += DAY;
    const over = await device.refresh(late.verdict.refreshToken, license.id);
    expect(over).toMatchObject({ status: 400, verdict: { code: 'LICENSE_TOKEN_INVALID' } });
    expect((await device.activate(license.key)).verdict.code).toBe('VALID');
    clock.ms = Date.now();
  });

  it('a revocation arrives: told by validate, refresh or activation, or over with the last lease', async () => {
    const { world, clock } = server();
    const license = await world.createLicense(world.admin, { deviceLimit: 4 });
    const devices = await times(4, () => createTestDevice(server()));
    const tokens = [];
    for (const device of devices) tokens.push((await device.activate(license.key)).verdict);
    const [asks, refreshes, activates, silent] = devices;
    const effect = async () => {
      const url = `/v1/licenses/${license.id}/effect`;
      return (await server().call({ method: 'GET', url, token: world.admin.token })).json;
    };
    expect(await effect()).toMatchObject({ since: null, stopped: 0 });

    const revokedAt = new Date(clock.ms).toISOString();
    await act(license.id, 'revoke');
    expect(await effect()).toMatchObject({ since: revokedAt, stopped: 0, devices: { length: 4 } });
    clock.ms += 60_000;
    await asks?.validate(tokens[0] ?? {}, license.id);
    await refreshes?.refresh(tokens[1]?.refreshToken, license.id);
    await activates?.activate(license.key);
    // somebody else’s question with its token tells nothing to the device
    const thief = await createTestDevice(server());
    await thief.validate(tokens[3] ?? {}, license.id);

    const now = await effect();
    const graceEnd = new Date(clock.ms - 60_000 + 5 * 60_000 + 7 * DAY).toISOString();
    expect(now).toMatchObject({ since: revokedAt, stopped: 3, until: graceEnd });
    const told = {
      told: 'REVOKED',
      toldAt: new Date(clock.ms).toISOString(),
      stopped: true,
      runsUntil: null,
    };
    const { name } = silent?.device ?? {};
    expect(now.devices).toMatchObject([
      { name, told: 'VALID', stopped: false, runsUntil: graceEnd, lastAskedAt: revokedAt },
      told,
      told,
      told,
    ]);
    clock.ms = Date.parse(graceEnd);
    const { token } = await world.createPerson('admin');
    const later = await server().call({ method: 'GET', url: `/v1/licenses/${license.id}/effect`, token });
    expect(later.json).toMatchObject({ stopped: 4, until: null });
    clock.ms = Date.now();
  });

  it('what a device is told is written once, however often and at once it asks', async () => {
    const { license, device, tokens, first } = await activated();
    const { clock, deps } = server();
    const row = async () => {
      const { rows } = await deps.db.pool.query<{ version: string; code: string; told_at: Date }>(
        'SELECT xmin::text || ctid::text AS version, told_code AS code, told_at FROM devices WHERE id = $1',
        [first.claims.deviceId],
      );
      return rows[0];
    };
    expect(await row()).toMatchObject({ code: 'VALID', told_at: new Date(clock.ms) });
    await act(license.id, 'suspend');
    clock.ms += 1000;
    await times(20, () => device.validate(tokens, license.id));
    const told = await row();
    expect(told).toMatchObject({ code: 'SUSPENDED', told_at: new Date(clock.ms) });
    for (const minute of [1, 2, 3, 4]) {
      clock.ms += 60_000;
      const ask =
        minute % 2 === 0
          ? device.validate(tokens, license.id)
          : device.refresh(tokens.refreshToken, license.id);
      expect((await ask).verdict.code).toBe('SUSPENDED');
    }
    expect(await row()).toEqual(told);

    await act(license.id, 'resume');
    // refused and let in at once: the answer concluded last is the one that stays
    const { thumbprint } = device.keys;
    const { deviceId } = first.claims;
    const tell = (code: 'VALID' | 'REVOKED', at: number) =>
      recordTold(deps.db.prisma, {
        device: { id: deviceId ?? '', keyThumbprint: thumbprint, toldCode: 'SUSPENDED' },
        thumbprint,
        code,
        at: new Date(at),
      });
    await Promise.all([tell('VALID', clock.ms), tell('REVOKED', clock.ms - 1)]);
    expect((await row())?.code).toBe('VALID');
    // a device from before this was kept is no reason to write
    await deps.db.prisma.device.updateMany({ where: { licenseId: license.id }, data: { toldCode: null } });
    expect((await device.validate(tokens, license.id)).verdict.code).toBe('VALID');
    expect((await row())?.code).toBeNull();
    clock.ms = Date.now();
  });

  it('no verdict without a proof that counts', async () => {
    const { license, device, tokens } = await activated();
    const other = await createTestDevice(server());
    const post = (body: object) => server().call({ method: 'POST', url: '/v1/licenses/validate', body });
    const { licenseToken } = tokens;
    const nonce = newNonce();
    const late = await device.prove('validate', nonce, license.id, server().clock.ms - 301_000);
    expect((await post({ licenseToken, nonce, proof: late })).json).toMatchObject({
      code: 'DEVICE_PROOF_CLOCK',
    });
    const elsewhere = await device.prove('refresh', nonce, license.id);
    expect((await post({ licenseToken, nonce, proof: elsewhere })).json.params).toEqual({
      reason: 'address',
    });
    const foreign = await other.prove('validate', nonce, '00000000-0000-4000-8000-000000000000');
    expect((await post({ licenseToken, nonce, proof: foreign })).json.params).toEqual({ reason: 'license' });
    const proof = await device.prove('validate', nonce, license.id);
    expect((await post({ licenseToken, nonce: newNonce(), proof })).json.params).toEqual({ reason: 'nonce' });
    for (const token of [server().world.admin.token, proof, tokens.lease, `${licenseToken}x`]) {
      expect((await post({ licenseToken: token, nonce, proof })).json).toMatchObject({
        code: 'LICENSE_TOKEN_INVALID',
        params: { reason: 'signature' },
      });
    }
    const { json } = await server().call({ method: 'GET', url: '/v1/me', token: licenseToken });
    expect(json.code).toBe('UNAUTHENTICATED');
  });

  it('a fingerprint that identifies nothing is refused', async () => {
    const device = await createTestDevice(server());
    const fingerprint = { machineId: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' };
    const body = device.activateBody('MWS-00000-00000-00000-00000-00000', {
      device: { ...device.device, fingerprint },
    });
    const { status, json } = await server().call({ method: 'POST', url: '/v1/licenses/activate', body });
    expect([status, json.code, json.params.field]).toEqual([400, 'VALIDATION_FAILED', 'device.fingerprint']);
  });
});
