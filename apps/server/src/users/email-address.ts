import { hmac } from '../crypto/digest.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** Where a sealed address is stored: table, column and id of the row. */
export type EmailPlace =
  | `users.email_sealed.${string}`
  | `email_changes.email_sealed.${string}`
  | `licenses.customer_email_sealed.${string}`
  | `orders.customer_email_sealed.${string}`;

/** What addresses are indexed by. */
interface Indexing {
  readonly secrets: Pick<ServerDeps['secrets'], 'emailIndex' | 'emailDomainIndex'>;
}

/** The blind index of an address: equal for equal addresses, useless without the server's secret. */
export function hashEmail({ secrets }: Indexing, email: string): Buffer<ArrayBuffer> {
  return hmac(secrets.emailIndex, email.toLowerCase());
}

/** The blind index of the part behind the last @; of a bare domain as well. */
export function hashEmailDomain({ secrets }: Indexing, email: string): Buffer<ArrayBuffer> {
  return hmac(secrets.emailDomainIndex, email.toLowerCase().slice(email.lastIndexOf('@') + 1));
}

export function sealEmail({ sealer }: Pick<ServerDeps, 'sealer'>, email: string, place: EmailPlace): string {
  return sealer.seal(email.toLowerCase(), place);
}

export function openEmail(
  { sealer }: Pick<ServerDeps, 'sealer'>,
  user: { readonly id: string; readonly emailSealed: string },
): string {
  return sealer.open(user.emailSealed, `users.email_sealed.${user.id}` satisfies EmailPlace);
}

/** The three columns that hold the address of an account. */
export function emailColumns(
  deps: Pick<ServerDeps, 'sealer'> & Indexing,
  user: { readonly id: string; readonly email: string },
) {
  return {
    emailSealed: sealEmail(deps, user.email, `users.email_sealed.${user.id}`),
    emailHash: hashEmail(deps, user.email),
    emailDomainHash: hashEmailDomain(deps, user.email),
  };
}
