import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { renderMail } from '../mail/render-mail.ts';
import { times } from '../testing/at-once.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { takeMails } from '../testing/take-mails.ts';
import { createWebhook, updateWebhook } from './manage-webhooks.ts';
import { switchOffWebhook } from './switch-off-webhook.ts';

const EVENT_AT = new Date('2026-11-24T08:00:00Z');

oneDatabase('a webhook that is switched off', (server) => {
  const setUp = async (person: { language?: string; mutedMails?: string[] } = {}) => {
    const { deps, world } = server();
    const seller = await world.createPerson('reseller');
    await deps.db.prisma.user.update({ where: { id: seller.user.id }, data: person });
    const body = { url: `https://shop.example.com/${randomUUID()}`, events: ['quota.low' as const] };
    const webhook = await createWebhook(deps, body, seller.context, undefined);
    const fail = () =>
      switchOffWebhook(deps, { ...webhook, userId: seller.user.id }, { reason: 'failed', eventAt: EVENT_AT });
    /** mails to the seller since the last time */
    const mails = async () => (await takeMails(server())).filter(({ to }) => to === seller.user.email);
    return { deps, seller, webhook, fail, mails };
  };

  it('is mailed to its owner once, however many events fail at once, and again when it fails again', async () => {
    const { deps, seller, webhook, fail, mails } = await setUp();
    await times(20, fail);
    const [mail, ...further] = await mails();
    expect([mail, further]).toMatchObject([{ template: 'webhook-switched-off', language: 'en' }, []]);
    if (mail === undefined) throw new Error('there is no mail');
    const { text } = renderMail(mail);
    for (const part of [
      webhook.url,
      `PATCH ${deps.config.publicUrl}/v1/webhooks/${webhook.id} {"enabled":true}`,
    ]) {
      expect(text).toContain(`${part}\n`);
    }
    expect(text).toContain('November 24, 2026');
    await fail();
    expect(await mails()).toEqual([]);
    await updateWebhook(deps, webhook.id, { enabled: true }, seller.context);
    await fail();
    expect(await mails()).toHaveLength(1);
  });

  it('is mailed in the language of its owner, and not to one who does not want that mail', async () => {
    const spanish = await setUp({ language: 'es' });
    await spanish.fail();
    expect(await spanish.mails()).toMatchObject([{ language: 'es' }]);
    const muted = await setUp({ mutedMails: ['webhook-switched-off'] });
    await muted.fail();
    expect(await muted.mails()).toEqual([]);
  });

  it('is not mailed when its owner did it', async () => {
    const { deps, seller, webhook, mails } = await setUp();
    await updateWebhook(deps, webhook.id, { enabled: false }, seller.context);
    expect(await mails()).toEqual([]);
  });
});
