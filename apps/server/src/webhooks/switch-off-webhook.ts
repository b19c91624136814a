import { raiseAlert } from '../alerts/raise-alert.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Webhook } from '../generated/prisma/client.ts';
import { mailUser } from '../mail/mail-user.ts';
import type { ServerDeps } from '../shared/deps.ts';

/**
 * Sends nothing more to an address that answers no event well, or is gone, and tells its owner and the admins: once,
 * however many events fail at the same time. `eventAt`: when what was not delivered had happened.
 */
export async function switchOffWebhook(
  deps: ServerDeps,
  webhook: Pick<Webhook, 'id' | 'userId' | 'url'>,
  { reason, eventAt }: { readonly reason: 'failed' | 'gone'; readonly eventAt: Date },
): Promise<void> {
  const at = deps.now();
  const { id, userId, url } = webhook;
  await deps.db.prisma.$transaction(async (tx) => {
    const { count } = await tx.webhook.updateMany({
      where: { id, disabledAt: null },
      data: { disabledAt: at, disabledReason: reason },
    });
    if (count === 0) return;
    await writeAudit(tx, {
      at,
      action: 'webhook.disable',
      target: { type: 'webhook', id },
      details: { reason },
    });
    await raiseAlert(deps, { kind: 'WEBHOOK_DISABLED', subject: userId, details: { reason } }, tx);
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    await mailUser(deps, tx, {
      user,
      template: 'webhook-switched-off',
      params: {
        name: user.name,
        url,
        at: at.toISOString(),
        eventAt: eventAt.toISOString(),
        call: `PATCH ${deps.config.publicUrl}/v1/webhooks/${id} {"enabled":true}`,
      },
    });
  });
}
