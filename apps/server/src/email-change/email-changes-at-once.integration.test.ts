import { expect, it } from 'vitest';
import { tally, times } from '../testing/at-once.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { codeIn } from '../testing/take-mails.ts';
import { hashEmail } from '../users/email-address.ts';
import { actionsOn, someAddress } from './testing/email-change-actions.ts';

oneDatabase('changes of address at once', (server) => {
  const { ask, confirm, mails } = actionsOn(server);
  const holders = (email: string) =>
    server().deps.db.prisma.user.count({ where: { emailHash: hashEmail(server().deps, email) } });

  it('one link 20 times at once: it counts once', async () => {
    const person = await server().world.createPerson('user');
    const email = someAddress();
    await ask(person, email);
    const link = codeIn(await mails(), 'confirm-new-email');
    const { '204': done, ...refused } = tally(await times(20, () => confirm(link)));
    expect(done).toBe(1);
    // passwords that are being compared count as wrong until they are found right
    expect(['ACCOUNT_LOCKED', 'CODE_INVALID']).toEqual(expect.arrayContaining(Object.keys(refused)));
    const changed = { targetId: person.user.id, action: 'auth.email-changed' };
    expect(await server().deps.db.prisma.auditEntry.count({ where: changed })).toBe(1);
    expect((await mails()).map(({ to, template }) => `${template} ${to}`).toSorted()).toEqual([
      `email-changed ${email}`,
      `email-changed ${person.user.email}`,
    ]);
  });

  it('two accounts confirm one address: exactly one gets it, the other keeps its own', async () => {
    const email = someAddress();
    for (let round = 0; round < 5; round++) {
      const wanted = `${round}-${email}`;
      const people = [await server().world.createPerson('user'), await server().world.createPerson('user')];
      const links: string[] = [];
      for (const person of people) {
        await ask(person, wanted);
        links.push(codeIn(await mails(), 'confirm-new-email'));
      }
      expect(tally(await Promise.all(links.map((link) => confirm(link))))).toEqual({
        '204': 1,
        EMAIL_TAKEN: 1,
      });
      expect(await holders(wanted)).toBe(1);
      const own = await Promise.all(people.map(({ user }) => holders(user.email)));
      expect(own.toSorted((a, b) => a - b)).toEqual([0, 1]);
    }
  });

  it('an address registered at the same moment has one account', async () => {
    const person = await server().world.createPerson('user');
    const email = someAddress();
    await ask(person, email);
    const link = codeIn(await mails(), 'confirm-new-email');
    const body = { email, name: 'Eve', password: 'nine quiet umbrellas' };
    const [confirmed, registered] = await Promise.all([
      confirm(link),
      server().call({ method: 'POST', url: '/v1/auth/register', body }),
    ]);
    expect(['204', 'EMAIL_TAKEN']).toContain(confirmed);
    expect(registered.status).toBe(202);
    expect(await holders(email)).toBe(1);
  });

  it('20 wishes at once: five are taken, the link of one works', async () => {
    const person = await server().world.createPerson('user');
    const addresses = Array.from({ length: 20 }, someAddress);
    const results: string[] = [];
    // by fives: more passwords at once could be guesses
    for (let from = 0; from < 20; from += 5) {
      const some = addresses.slice(from, from + 5);
      results.push(...(await Promise.all(some.map(async (email) => (await ask(person, email)).result))));
    }
    expect(tally(results)).toEqual({ '202': 5, RATE_LIMITED: 15 });
    const sent = (await mails()).filter(({ template }) => template === 'confirm-new-email');
    const ends = [];
    for (const mail of sent) ends.push(await confirm(codeIn([mail], 'confirm-new-email')));
    expect(tally(ends)).toEqual({ '204': 1, CODE_INVALID: 4 });
  });

  it('a new link and the use of the one before: no two of them wait for each other', async () => {
    const person = await server().world.createPerson('user');
    await ask(person, someAddress());
    const link = codeIn(await mails(), 'confirm-new-email');
    const [resent, confirmed] = await Promise.all([
      server().call({ method: 'POST', url: '/v1/me/email/resend', token: person.token }),
      confirm(link),
    ]);
    const outcome = `${resent.status} ${confirmed}`;
    // whichever came first
    expect(['202 CODE_INVALID', '404 204']).toContain(outcome);
    await mails();
  });
});
