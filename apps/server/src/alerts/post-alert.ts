import type { ServerDeps } from '../shared/deps.ts';
import { presentAlert } from './list-alerts.ts';

const PATIENCE_MS = 10_000;

/** Tells the chat behind ALERT_WEBHOOK_URL (Slack and what understands `{ text }`). Throws, to be tried again. */
export async function postAlert(
  { db, config }: Pick<ServerDeps, 'db' | 'config'>,
  alertId: string,
): Promise<void> {
  const { webhookUrl } = config.alerts;
  const row = await db.prisma.alert.findUnique({ where: { id: alertId } });
  if (webhookUrl === null || row === null) return;
  const { severity, message, createdAt } = presentAlert(row);
  const text = `[${severity}] ${message}\n${createdAt} ${config.publicUrl}/admin`;
  const answer = await fetch(webhookUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: withoutMarkup(text) }),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`);
}

/** The three characters Slack gives a meaning to: an alert must not be able to mention or to link. */
function withoutMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
