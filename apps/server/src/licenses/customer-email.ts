import type { ServerDeps } from '../shared/deps.ts';
import { type EmailPlace, hashEmail, hashEmailDomain, sealEmail } from '../users/email-address.ts';

/** The three columns that hold the address a license was sold to; null: to nobody in particular. */
export function customerEmailColumns(
  deps: Pick<ServerDeps, 'sealer' | 'secrets'>,
  license: { readonly id: string; readonly customerEmail: string | null },
) {
  const { id, customerEmail: email } = license;
  return {
    customerEmailSealed: email === null ? null : sealEmail(deps, email, placeOf(id)),
    customerEmailHash: email === null ? null : hashEmail(deps, email),
    customerEmailDomainHash: email === null ? null : hashEmailDomain(deps, email),
  };
}

export function openCustomerEmail(
  { sealer }: Pick<ServerDeps, 'sealer'>,
  license: { readonly id: string; readonly customerEmailSealed: string | null },
): string | null {
  const { id, customerEmailSealed: sealed } = license;
  return sealed === null ? null : sealer.open(sealed, placeOf(id));
}

function placeOf(licenseId: string): EmailPlace {
  return `licenses.customer_email_sealed.${licenseId}`;
}
