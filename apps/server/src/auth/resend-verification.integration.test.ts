import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { tally } from '../testing/at-once.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { codeIn, takeMails } from '../testing/take-mails.ts';
import { hashEmail } from '../users/email-address.ts';

const CHOSEN = 'nine quiet umbrellas';

oneDatabase(
  'a confirmation asked for again',
  (server) => {
    const post = (url: string, body: object, ip?: string) =>
      server().call({ method: 'POST', url, body, ...(ip === undefined ? {} : { ip }) });
    const resend = (email: string, ip?: string) => post('/v1/auth/email/resend', { email }, ip);
    const verify = async (token: string) =>
      String((await post('/v1/auth/email/verify', { token, password: CHOSEN })).json?.code ?? 'done');
    const someAddress = () => `ada-${randomUUID()}@example.com`;
    const register = async () => {
      const email = someAddress();
      await post('/v1/auth/register', { email, name: 'Ada', password: CHOSEN });
      return { email, link: codeIn(await takeMails(server()), 'verify-email') };
    };

    it('one answer for everybody; a link goes to accounts that wait for one, in use', async () => {
      const { deps, world } = server();
      const waiting = await register();
      const disabled = await register();
      await deps.db.prisma.user.update({
        where: { emailHash: hashEmail(deps, disabled.email) },
        data: { disabledAt: deps.now() },
      });
      const verified = await world.createPerson('user');
      const addresses = [waiting.email, disabled.email, verified.user.email, someAddress()];
      const answers = [];
      for (const email of addresses) {
        const { status, text } = await resend(email);
        answers.push([status, text]);
      }
      expect(answers).toEqual(addresses.map(() => [202, '{"accepted":true}']));
      const sent = await takeMails(server());
      expect(sent.map(({ to, template }) => [to, template])).toEqual([[waiting.email, 'verify-email']]);
    });

    it('the newest link alone works, also for addresses written otherwise', async () => {
      const { email, link } = await register();
      await resend(email.toUpperCase());
      const newest = codeIn(await takeMails(server()), 'verify-email');
      expect([await verify(link), await verify(newest), await verify(newest)]).toEqual([
        'CODE_INVALID',
        'done',
        'CODE_INVALID',
      ]);
      await resend(email);
      expect(await takeMails(server())).toEqual([]);
    });

    it('asked for 20 times at once: five mails an hour with the first, of which one link works', async () => {
      const { email, link } = await register();
      const results = await Promise.all(Array.from({ length: 20 }, () => resend(email)));
      expect(tally(results.map(({ status }) => String(status)))).toEqual({ 202: 10, 429: 10 });
      const sent = await takeMails(server());
      expect(sent).toHaveLength(4);
      const ends = [await verify(link)];
      for (const mail of sent) ends.push(await verify(codeIn([mail], 'verify-email')));
      expect(tally(ends)).toEqual({ CODE_INVALID: 4, done: 1 });
    });

    it('10 an hour per e-mail address, with or without an account, and 20 per network', async () => {
      const { email } = await register();
      for (const address of [email, someAddress()]) {
        const results = [];
        for (let n = 0; n < 11; n++) results.push((await resend(address)).status);
        expect(results).toEqual([...Array(10).fill(202), 429]);
      }
      const results = [];
      for (let n = 0; n < 21; n++) results.push((await resend(someAddress(), `2001:db8:9:9::${n}`)).status);
      expect(results).toEqual([...Array(20).fill(202), 429]);
      await takeMails(server());
    });
  },
  { config: { production: true } },
);
