import { AppError } from '@mywasender/contract/app-error';
import type { RenewalBody, RenewalOffers } from '@mywasender/contract/http/license-offers';
import { sha256 } from '../../crypto/digest.ts';
import { openCustomerEmail } from '../../licenses/customer-email.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import { findOffers, type Payer } from '../offers/find-offers.ts';
import { presentRenewals } from '../offers/list-offers.ts';
import { languageOfBuyer } from './language-of-buyer.ts';

/** What the link of a reminder is good for: paying on one license, in the name of whom it was mailed to. */
export interface OpenRenewal extends Payer {
  readonly licenseId: string;
  readonly email: string;
  readonly language: string;
}

/** Throws `RENEWAL_LINK_INVALID`: unknown, too old, or of a license that is somebody else's by now. */
export async function openRenewal(
  deps: Pick<ServerDeps, 'db' | 'now' | 'sealer'>,
  token: string,
): Promise<OpenRenewal> {
  const reminder = await deps.db.prisma.licenseReminder.findFirst({
    where: { tokenHash: sha256(token), linkUntil: { gt: deps.now() } },
    include: { license: true },
  });
  const hash = reminder?.customerEmailHash ?? null;
  const owner = reminder?.license.customerEmailHash ?? null;
  const email = reminder === null ? null : openCustomerEmail(deps, reminder.license);
  if (reminder === null || hash === null || owner === null || email === null)
    throw new AppError('RENEWAL_LINK_INVALID');
  if (Buffer.compare(hash, owner) !== 0) throw new AppError('RENEWAL_LINK_INVALID');
  const { licenseId } = reminder;
  const language = await languageOfBuyer(deps.db.prisma, licenseId);
  return { licenseId, verifiedEmailHash: hash, email, language };
}

/** What the license of a link can be renewed with. Where its buyer lives is not told: it is asked again. */
export async function listRenewals(
  deps: Pick<ServerDeps, 'db' | 'now' | 'sealer' | 'config' | 'payments'>,
  { token, country }: RenewalBody,
): Promise<RenewalOffers> {
  const { licenseId, verifiedEmailHash } = await openRenewal(deps, token);
  const found = await findOffers(deps, { licenseId, country: country ?? null }, { verifiedEmailHash });
  return presentRenewals(deps, found);
}
