import type { PendingEmail } from '@mywasender/contract/http/email';
import type { EmailChange } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { type EmailPlace, sealEmail } from '../users/email-address.ts';

export function sealPendingEmail(
  deps: Pick<ServerDeps, 'sealer'>,
  { id, email }: { readonly id: string; readonly email: string },
): string {
  return sealEmail(deps, email, placeOf(id));
}

export function openPendingEmail(
  { sealer }: Pick<ServerDeps, 'sealer'>,
  { id, emailSealed }: Pick<EmailChange, 'id' | 'emailSealed'>,
): string {
  return sealer.open(emailSealed, placeOf(id));
}

/** As its owner sees it; null when none is awaited or its time is over. */
export function presentPendingEmail(
  deps: Pick<ServerDeps, 'sealer' | 'now'>,
  change: EmailChange | null,
): PendingEmail | null {
  if (change === null || change.expiresAt <= deps.now()) return null;
  return { email: openPendingEmail(deps, change), expiresAt: change.expiresAt.toISOString() };
}

function placeOf(id: string): EmailPlace {
  return `email_changes.email_sealed.${id}`;
}
