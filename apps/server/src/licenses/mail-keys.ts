import { AppError } from '@mywasender/contract/app-error';
import type { BulkLicensesAnswer, MailKeysBody } from '@mywasender/contract/http/licenses';
import { writeAudits } from '../audit/write-audit.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { runOnce } from '../shared/idempotency.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { hashEmail } from '../users/email-address.ts';
import { actOnLicenses } from './act-on-licenses.ts';
import { openCustomerEmail } from './customer-email.ts';
import { openLicenseKey } from './license-keys.ts';
import type { LicenseRow } from './present-license.ts';

/** Mails the keys of licenses to their customers, all or none: one mail for each license. */
export async function mailKeys(
  deps: ServerDeps,
  body: MailKeysBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<BulkLicensesAnswer> {
  const { actor } = context;
  const at = deps.now();
  const call = { userId: actor.id, key: idempotencyKey, request: ['licenses/mail', body] };
  return runOnce(deps, call, (tx) =>
    actOnLicenses(deps, tx, body.ids, {
      at,
      context,
      allowed: true,
      refuse: ({ status, customerEmailSealed }) => {
        if (status === 'revoked') return new AppError('LICENSE_STATE', { status, action: 'mailed' });
        return customerEmailSealed === null ? new AppError('LICENSE_WITHOUT_CUSTOMER') : null;
      },
      apply: async (_tx, licenses) => {
        for (const license of licenses) {
          const to = openCustomerEmail(deps, license);
          if (to !== null) await mailKey(deps, tx, license, to);
        }
        const changed = licenses.map(({ id }) => id);
        await writeAudits(
          tx,
          changed.map((id) => ({
            at,
            action: 'license.mail-key',
            actorId: actor.id,
            target: { type: 'license', id },
            origin: context,
          })),
        );
        return { changed, refunded: [] };
      },
    }),
  );
}

/** Mails the key of a license to somebody, in the language of their account. */
export async function mailKey(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  license: LicenseRow,
  email: string,
): Promise<void> {
  await deps.mail.enqueue(tx, {
    to: email.toLowerCase(),
    language: await languageOf(deps, tx, email),
    template: 'license-issued',
    params: {
      plan: license.plan.name,
      key: openLicenseKey(deps, license),
      link: `${deps.config.publicUrl}/account`,
    },
  });
}

/** Of the account with this address; English where there is none. */
export async function languageOf(
  deps: Pick<ServerDeps, 'secrets'>,
  tx: Prisma.TransactionClient,
  email: string,
): Promise<string> {
  const account = await tx.user.findUnique({ where: { emailHash: hashEmail(deps, email) } });
  return account?.language ?? 'en';
}
