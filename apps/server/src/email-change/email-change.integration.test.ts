import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { tally, times } from '../testing/at-once.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { codeIn } from '../testing/take-mails.ts';
import { PASSWORD, type Person } from '../testing/world.ts';
import { actionsOn, someAddress } from './testing/email-change-actions.ts';

const HOUR = 3_600_000;

oneDatabase('another address', (server) => {
  const actions = actionsOn(server);
  const { post, ask, confirm, stop, me, entered, mails, signIn } = actions;

  it('counts from the mailed link on, together with the password; the old one is told and signs in until then', async () => {
    const { world, call } = server();
    const person = await world.createPerson('user');
    const { email: old } = person.user;
    const elsewhere = (await signIn(old)).json.accessToken;
    const email = someAddress();
    const asked = await ask(person, email.toUpperCase());
    expect([asked.status, asked.json.email]).toEqual([202, email]);
    expect((await me(person.token)).json).toMatchObject({ email: old, pendingEmail: asked.json });
    const sent = await mails();
    expect(sent.map(({ to, template }) => [template, to])).toEqual([
      ['confirm-new-email', email],
      ['email-change-asked', old],
    ]);
    // the notice shows the new address in part, and never the link to it
    expect(JSON.stringify(sent[1])).not.toContain(email);
    const link = codeIn(sent, 'confirm-new-email');
    expect(JSON.stringify(sent[1])).not.toContain(link);

    expect(await confirm(link, 'a guess of the reader')).toBe('PASSWORD_WRONG');
    expect([await entered(old), await entered(email)]).toEqual(['in', 'INVALID_CREDENTIALS']);
    expect(await confirm(link)).toBe('204');
    expect([await entered(old), await entered(email)]).toEqual(['INVALID_CREDENTIALS', 'in']);
    // the session that asked goes on, the others are over
    expect((await me(person.token)).json).toMatchObject({ email, pendingEmail: null });
    expect((await call({ method: 'GET', url: '/v1/me', token: elsewhere })).json.code).toBe('SESSION_ENDED');
    const audited = await server().deps.db.prisma.auditEntry.findMany({
      where: { targetId: person.user.id, action: { startsWith: 'auth.email' } },
      orderBy: { sequence: 'asc' },
    });
    expect(audited.map(({ action, details }) => [action, details])).toEqual([
      ['auth.email-change-asked', {}],
      ['auth.email-changed', { licenses: 0 }],
    ]);
  });

  it('whether it is taken is told to its owner alone', async () => {
    const { world } = server();
    const [one, two, owner] = [
      await world.createPerson('user'),
      await world.createPerson('user'),
      await world.createPerson('user'),
    ];
    const free = someAddress();
    const answers = [];
    for (const [person, email] of [
      [one, free],
      [two, owner.user.email],
    ] as const) {
      const asked = await ask(person, email);
      const again = await post('/v1/me/email/resend', undefined, person.token);
      const seen = await me(person.token);
      const shape = ({ status, json }: { status: number; json: object }) => [
        status,
        JSON.parse(JSON.stringify(json).replaceAll(email, 'ADDRESS')),
      ];
      expect(seen.json.pendingEmail).toEqual(asked.json);
      answers.push([shape(asked), shape(again)]);
    }
    expect(answers[0]).toEqual(answers[1]);
    const sent = await mails();
    const to = (email: string) => sent.filter((mail) => mail.to === email).map(({ template }) => template);
    expect(to(free)).toEqual(['confirm-new-email', 'confirm-new-email']);
    expect(to(owner.user.email)).toEqual(['email-address-taken', 'email-address-taken']);
    expect([to(one.user.email), to(two.user.email)]).toEqual([
      ['email-change-asked'],
      ['email-change-asked'],
    ]);
    const taken = sent.filter(({ template }) => template === 'email-address-taken');
    expect(JSON.stringify(taken)).not.toMatch(/#[\w-]{43}/);
  });

  it('is the newest wish alone; a newer link ends the one before, and lasts no longer', async () => {
    const person = await server().world.createPerson('user');
    const [first, second] = [someAddress(), someAddress()];
    await ask(person, first);
    const older = codeIn(await mails(), 'confirm-new-email');
    const { json: pending } = await ask(person, second);
    const replaced = codeIn(await mails(), 'confirm-new-email');
    server().clock.ms += HOUR / 3;
    const again = await post('/v1/me/email/resend', undefined, person.token);
    expect(again.json).toEqual(pending);
    const newest = codeIn(await mails(), 'confirm-new-email');
    expect([await confirm(older), await confirm(replaced)]).toEqual(['CODE_INVALID', 'CODE_INVALID']);
    server().clock.ms += 24 * HOUR - HOUR / 3 - 1;
    expect(await confirm(newest)).toBe('204');
    expect(await entered(second)).toBe('in');
  });

  it('is forgotten after 24 hours', async () => {
    const person = await server().world.createPerson('user');
    await ask(person, someAddress());
    const link = codeIn(await mails(), 'confirm-new-email');
    server().clock.ms += 24 * HOUR;
    expect(await confirm(link)).toBe('CODE_INVALID');
    const { prisma } = server().deps.db;
    const signedIn = (await signIn(person.user.email)).json.accessToken;
    expect((await me(signedIn)).json.pendingEmail).toBeNull();
    expect((await post('/v1/me/email/resend', undefined, signedIn)).result).toBe('NOT_FOUND');
    server().clock.ms += 1;
    await prisma.$transaction((tx) => server().deps.jobs.enqueue(tx, 'upkeep.tidy', {}));
    await mails();
    expect(await prisma.emailChange.count({ where: { userId: person.user.id } })).toBe(0);
  });

  it('is not taken from a session left open: the password is asked for, and wrong ones lock the account', async () => {
    const person = await server().world.createPerson('user');
    const tries = [];
    for (let n = 0; n < 11; n++) tries.push((await ask(person, someAddress(), 'a guess')).result);
    expect(tally(tries)).toEqual({ ACCOUNT_LOCKED: 1, PASSWORD_WRONG: 10 });
    expect((await ask(person, person.user.email)).result).toBe('ACCOUNT_LOCKED');
    expect(await mails()).toEqual([]);
    const other = await server().world.createPerson('user');
    expect((await ask(other, other.user.email.toUpperCase())).result).toBe('EMAIL_UNCHANGED');
    expect((await ask(other, 'no address')).status).toBe(400);
  });

  it('is stopped from the old mailbox, once, and everybody is signed out', async () => {
    const person = await server().world.createPerson('user');
    const email = someAddress();
    await ask(person, email);
    const sent = await mails();
    const [link, notice] = [codeIn(sent, 'confirm-new-email'), codeIn(sent, 'stop-email-change')];
    expect([await stop(link), await confirm(notice)]).toEqual(['CODE_INVALID', 'CODE_INVALID']);
    expect(tally(await times(20, () => stop(notice)))).toEqual({ '204': 1, CODE_INVALID: 19 });
    expect(await confirm(link)).toBe('CODE_INVALID');
    expect((await me(person.token)).json.code).toBe('SESSION_ENDED');
    expect([await entered(person.user.email), await entered(email)]).toEqual(['in', 'INVALID_CREDENTIALS']);
    const stopped = { targetId: person.user.id, action: 'auth.email-change-stopped' };
    expect(await server().deps.db.prisma.auditEntry.count({ where: stopped })).toBe(1);
  });

  it('is called off by its owner, by a new password, and with the account', async () => {
    const { world } = server();
    const pendingOf = (person: Person) =>
      server().deps.db.prisma.emailChange.count({ where: { userId: person.user.id } });
    const asked = async () => {
      const person = await world.createPerson('user');
      await ask(person, someAddress());
      return { person, link: codeIn(await mails(), 'confirm-new-email') };
    };
    const cancelled = await asked();
    const cancel = () => post('/v1/me/email/cancel', undefined, cancelled.person.token);
    expect([(await cancel()).status, (await cancel()).status]).toEqual([204, 204]);

    const changed = await asked();
    const newPassword = 'nine quiet umbrellas';
    await post('/v1/me/password', { password: PASSWORD, newPassword }, changed.person.token);

    const reset = await asked();
    await post('/v1/auth/password/forgot', { email: reset.person.user.email });
    const token = codeIn(await mails(), 'reset-password');
    await post('/v1/auth/password/reset', { token, password: newPassword });

    const closed = await asked();
    await server().call({
      method: 'DELETE',
      url: '/v1/me',
      token: closed.person.token,
      body: { password: PASSWORD },
    });
    for (const { person, link } of [cancelled, changed, reset, closed]) {
      expect([await confirm(link), await pendingOf(person)]).toEqual(['CODE_INVALID', 0]);
    }
    await mails();
  });

  it('is not given to an account an admin disabled', async () => {
    const { world, deps } = server();
    const person = await world.createPerson('user');
    await ask(person, someAddress());
    const link = codeIn(await mails(), 'confirm-new-email');
    const disable = (disabledAt: Date | null) =>
      deps.db.prisma.user.update({ where: { id: person.user.id }, data: { disabledAt } });
    await disable(deps.now());
    expect(await confirm(link)).toBe('ACCOUNT_DISABLED');
    await disable(null);
    expect(await confirm(link)).toBe('204');
  });

  it('keeps the licenses with the account, and leaves nothing to who gets the old address', async () => {
    const { world, deps, call } = server();
    const person = await world.createPerson('user');
    const bought = [
      await world.createLicense(world.admin, {}, person),
      await world.createLicense(world.admin, {}, person),
    ];
    const stranger = await world.createPerson('user');
    const foreign = await world.createLicense(world.admin, {}, stranger);
    const owned = async (token: string) => {
      const { json } = await call({ method: 'GET', url: '/v1/licenses', token });
      return json.items.map(({ id }: { id: string }) => id).toSorted();
    };
    const email = someAddress();
    await ask(person, email);
    expect(await confirm(codeIn(await mails(), 'confirm-new-email'))).toBe('204');
    expect(await owned(person.token)).toEqual(bought.map(({ id }) => id).toSorted());
    const seen = await call({ method: 'GET', url: `/v1/licenses/${bought[0]?.id}`, token: person.token });
    expect(seen.json).toMatchObject({ key: bought[0]?.key, customerEmail: email });
    expect(await owned(stranger.token)).toEqual([foreign.id]);
    // somebody else with the old address, shown to be theirs
    await ask(stranger, person.user.email);
    expect(await confirm(codeIn(await mails(), 'confirm-new-email'))).toBe('204');
    expect(await owned(stranger.token)).toEqual([foreign.id]);
    const changed = await deps.db.prisma.auditEntry.findFirstOrThrow({
      where: { targetId: person.user.id, action: 'auth.email-changed' },
    });
    expect(changed.details).toEqual({ licenses: 2 });
  });

  it('an address nobody had shown to be theirs brings no licenses along; the new one is shown by the link', async () => {
    const { world, deps, call } = server();
    const person = await world.createPerson('user');
    const victim = await world.createLicense(world.admin, {}, person);
    const { id } = person.user;
    await deps.db.prisma.user.update({ where: { id }, data: { emailVerifiedAt: null } });
    await ask(person, someAddress());
    expect(await confirm(codeIn(await mails(), 'confirm-new-email'))).toBe('204');
    const list = await call({ method: 'GET', url: '/v1/licenses', token: person.token });
    expect(list.json.items).toEqual([]);
    const row = await deps.db.prisma.license.findUniqueOrThrow({ where: { id: victim.id } });
    expect(row.customerEmailHash).toEqual(person.user.emailHash);
    expect((await deps.db.prisma.user.findUniqueOrThrow({ where: { id } })).emailVerifiedAt).not.toBeNull();
  });

  it('ends what lies in the old mailbox: links, copies of data, sign-ins that await a code', async () => {
    const { world, deps } = server();
    const person = await world.createPerson('user');
    const { email: old } = person.user;
    await post('/v1/auth/password/forgot', { email: old });
    await post('/v1/me/export', { password: PASSWORD }, person.token);
    await deps.db.prisma.secondFactor.create({
      data: {
        id: randomUUID(),
        userId: person.user.id,
        kind: 'email',
        pending: false,
        createdAt: deps.now(),
      },
    });
    const { challengeId } = (await signIn(old)).json;
    await post('/v1/auth/mfa/send', { challengeId, method: 'email' });
    const before = await mails();
    const code = /"code":"(\d{6})"/.exec(JSON.stringify(before))?.[1];
    await ask(person, someAddress());
    expect(await confirm(codeIn(await mails(), 'confirm-new-email'))).toBe('204');

    const reset = { token: codeIn(before, 'reset-password'), password: 'nine quiet umbrellas' };
    expect((await post('/v1/auth/password/reset', reset)).result).toBe('CODE_INVALID');
    const copy = { token: codeIn(before, 'your-data') };
    expect((await post('/v1/exports/download', copy)).result).toBe('LINK_USED');
    const verify = { challengeId, method: 'email', code };
    expect((await post('/v1/auth/mfa/verify', verify)).result).toBe('MFA_CHALLENGE_ENDED');
    await mails();
  });

  it('fills no mailbox: ten mails an hour to one address, whoever asks and whoever has it', async () => {
    const { world } = server();
    const owner = await world.createPerson('user');
    for (const email of [owner.user.email, someAddress()]) {
      const results = [];
      for (let n = 0; n < 11; n++) {
        const person = await world.createPerson('user');
        results.push((await ask(person, email)).result);
      }
      expect(results).toEqual([...Array(10).fill('202'), 'RATE_LIMITED']);
    }
    await mails();
  });
});
