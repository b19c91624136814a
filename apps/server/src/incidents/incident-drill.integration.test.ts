import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { verifyAudit } from '../audit/verify-audit.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { runJobs } from '../testing/run-jobs.ts';
import { createTestDevice } from '../testing/test-device.ts';
import { PASSWORD, type Person } from '../testing/world.ts';
import { runIncident } from './run-incident.ts';
import { waitsForSecond } from './waits-for-second.ts';

const HOUR = 3_600_000;
const ALL = ['sessions', 'license-tokens', 'reset', 'mail'];
const text = { title: 'Drill', summary: 'Somebody may have read your e-mail address.' };

oneDatabase('incidents', (server) => {
  const open = (token: string, body: object, headers = {}) =>
    server().call({
      method: 'POST',
      url: '/v1/admin/incidents',
      token,
      headers,
      body: { ...text, actions: ALL, password: PASSWORD, ...body },
    });
  const me = async ({ token }: Person) =>
    (await server().call({ method: 'GET', url: '/v1/me', token })).status;
  const subjectsOf = (incidentId: string) =>
    server().deps.db.prisma.incidentSubject.findMany({ where: { incidentId } });

  it('the drill: found, acted upon, told, reported, closed', async () => {
    const { world, call, deps, clock } = server();
    const victim = await world.createPerson('user');
    const bystander = await world.createPerson('user');
    const license = await world.createLicense(world.admin, {}, victim);
    const other = await world.createLicense(world.admin, {}, bystander);
    const [device, otherDevice] = [await createTestDevice(server()), await createTestDevice(server())];
    const { verdict } = await device.activate(license.key);
    const untouched = await otherDevice.activate(other.key);
    expect([await me(victim), await me(bystander)]).toEqual([200, 200]);

    const body = {
      scope: { userIds: [victim.user.id] },
      discoveredAt: new Date(clock.ms - HOUR).toISOString(),
    };
    const wrong = await open(world.admin.token, { ...body, password: 'guess' });
    expect([wrong.status, wrong.json.code]).toEqual([403, 'PASSWORD_WRONG']);
    const key = { 'idempotency-key': 'drill' };
    const [opened, again] = await Promise.all([
      open(world.admin.token, body, key),
      open(world.admin.token, body, key),
    ]);
    expect([opened.status, again.status]).toEqual([201, 201]);
    expect(again.json.id).toBe(opened.json.id);
    const { id } = opened.json;
    expect(opened.json).toMatchObject({
      run: 'running',
      status: 'open',
      dueAt: new Date(clock.ms + 71 * HOUR).toISOString(),
    });
    // several workers, and one more after all is done
    await Promise.all([1, 2, 3].map(() => runIncident(deps, id)));
    const jobs = await runJobs(server());
    expect(jobs.filter(({ name }) => name === 'incident.run')).toEqual([
      { name: 'incident.run', failed: false },
    ]);

    // at once: the access token, the refresh token, the password
    expect([await me(victim), await me(bystander)]).toEqual([401, 200]);
    const login = await call({
      method: 'POST',
      url: '/v1/auth/login',
      body: { email: victim.user.email, password: PASSWORD },
    });
    expect([login.status, login.json.code]).toEqual([401, 'INVALID_CREDENTIALS']);
    // the app asks for its key once more and keeps its place
    expect((await device.validate(verdict, license.id)).verdict.code).toBe('TOKEN_REUSED');
    const cured = await device.activate(license.key);
    expect(cured.verdict).toMatchObject({ valid: true, code: 'VALID' });
    expect((await device.validate(cured.verdict, license.id)).verdict.code).toBe('VALID');
    expect((await otherDevice.validate(untouched.verdict, other.id)).verdict.code).toBe('VALID');
    expect(await deps.db.prisma.deviceSwap.count({ where: { licenseId: license.id } })).toBe(0);

    expect(await subjectsOf(id)).toMatchObject([
      { userId: victim.user.id, sessions: 1, devices: 1, reset: true, mailed: true },
    ]);
    const status = (value: string) =>
      call({
        method: 'PATCH',
        url: `/v1/admin/incidents/${id}`,
        token: world.admin.token,
        body: { status: value },
      });
    expect((await status('notified')).json.status).toBe('notified');
    expect((await status('notified')).json.code).toBe('INCIDENT_STATE');
    expect((await status('closed')).json.status).toBe('closed');
    const report = await call({
      method: 'GET',
      url: `/v1/admin/incidents/${id}/report`,
      token: world.admin.token,
    });
    expect(report.json.incident.done).toEqual({ accounts: 1, sessions: 1, devices: 1, resets: 1, mails: 1 });
    expect(report.json.timeline.map(({ action }: { action: string }) => action)).toEqual([
      'incident.open',
      'incident.done',
      'incident.notified',
      'incident.closed',
    ]);
    expect(report.json.markdown).toContain(`told by: ${opened.json.dueAt}`);
    expect(report.json.markdown).not.toContain('@');
    const act = await deps.db.prisma.auditEntry.findMany({ where: { action: 'incident.act' } });
    expect(act).toMatchObject([
      { targetId: victim.user.id, actorId: world.admin.user.id, details: { actions: ALL } },
    ]);
    expect(await verifyAudit(deps, [])).toMatchObject({ intact: true });
  });

  it('finds accounts by the address and the time of their sessions', async () => {
    const { world, deps, clock } = server();
    const [near, far] = [await world.createPerson('user'), await world.createPerson('user')];
    const moved = (person: Person, ip: string) =>
      deps.db.prisma.session.updateMany({ where: { userId: person.user.id }, data: { ip } });
    await moved(near, '2001:db8:5::1');
    await moved(far, '2001:db8:6::1');
    const sessions = { actions: ['sessions'] };
    const preview = async (scope: object) =>
      (
        await server().call({
          method: 'POST',
          url: '/v1/admin/incidents/preview',
          token: world.admin.token,
          body: { scope },
        })
      ).json;
    const by = async (scope: object) => {
      const { json } = await open(world.admin.token, { ...sessions, scope });
      await runIncident(deps, json.id);
      return (await subjectsOf(json.id)).map(({ userId }) => userId);
    };
    const license = await world.createLicense(world.admin, {}, near);
    await (await createTestDevice(server())).activate(license.key);
    const seen = await preview({ address: '2001:db8:5::/48' });
    const { id, name, email, role } = near.user;
    expect(seen).toEqual({
      accounts: 1,
      roles: [{ role: 'user', accounts: 1 }],
      sessions: 1,
      devices: 1,
      includesYou: false,
      waits: false,
      some: [{ id, name, email, role }],
    });
    const [looked] = await deps.db.prisma.auditEntry.findMany({ where: { action: 'incident.preview' } });
    expect(looked).toMatchObject({
      actorId: world.admin.user.id,
      details: { scope: 'address', accounts: 1, userIds: [id] },
    });
    // looking does nothing
    expect([await me(near), await subjectsOf(id)]).toEqual([200, []]);
    expect(await by({ address: '2001:db8:5::/48' })).toEqual([near.user.id]);
    expect(await preview({ userIds: [near.user.id] })).toMatchObject({
      accounts: 1,
      sessions: 0,
      devices: 1,
    });
    expect(await preview({ address: '1.2.3.4/40' })).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(await preview({ role: 'auditor' })).toMatchObject({ accounts: 0, roles: [], some: [] });
    clock.ms += HOUR / 6;
    const late = await world.createPerson('user');
    expect(await by({ since: new Date(clock.ms).toISOString() })).toEqual([late.user.id]);
    const { status } = await open(world.admin.token, { ...sessions, scope: { address: '1.2.3.4/40' } });
    expect(status).toBe(400);
  });

  it('everyone: a second admin confirms, once; the admins keep their passwords; 450 accounts in batches', async () => {
    const { world, call, deps, clock } = server();
    const all = await deps.db.prisma.user.count();
    const preview = await call({
      method: 'POST',
      url: '/v1/admin/incidents/preview',
      token: world.admin.token,
      body: { scope: { everyone: true } },
    });
    expect(preview.json).toMatchObject({ accounts: all, includesYou: true, waits: false });
    const [first] = await deps.db.prisma.user.findMany({ where: { id: world.admin.user.id } });
    if (first === undefined) throw new Error('no admin');
    const many = Array.from({ length: 450 }, () => {
      const id = randomUUID();
      return {
        ...first,
        id,
        emailHash: Buffer.from(id),
        role: 'user' as const,
        createdAt: new Date(clock.ms),
      };
    });
    await deps.db.prisma.user.createMany({ data: many });
    // the only admin: re-authentication alone
    const alone = await open(world.admin.token, { scope: { everyone: true }, actions: ['license-tokens'] });
    expect(alone.json.run).toBe('running');
    const second = await world.createPerson('admin');
    expect(await waitsForSecond(deps.db.prisma, { everyone: true }, world.admin.user.id)).toBe(true);
    const third = await world.createPerson('admin');
    const { json } = await open(world.admin.token, {
      scope: { everyone: true },
      actions: ['sessions', 'reset'],
    });
    expect(json.run).toBe('awaiting-approval');
    await runIncident(deps, json.id);
    expect(await subjectsOf(json.id)).toEqual([]);
    const approve = ({ token }: Person, password = PASSWORD) =>
      call({ method: 'POST', url: `/v1/admin/incidents/${json.id}/approve`, token, body: { password } });
    expect((await approve(world.admin)).json.code).toBe('INCIDENT_OWN_APPROVAL');
    expect((await approve(second, 'guess')).json.code).toBe('PASSWORD_WRONG');
    const both = await Promise.all([approve(second), approve(third)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    await Promise.all([runIncident(deps, json.id), runIncident(deps, json.id)]);
    const everybody = await deps.db.prisma.user.count();
    const subjects = await subjectsOf(json.id);
    expect(subjects).toHaveLength(everybody);
    expect(subjects.filter(({ reset }) => !reset)).toHaveLength(2);
    expect([await me(second), await me(third)]).toEqual([401, 401]);
    const { email } = world.admin.user;
    const login = await call({ method: 'POST', url: '/v1/auth/login', body: { email, password: PASSWORD } });
    expect(login.status).toBe(200);
  });
});
