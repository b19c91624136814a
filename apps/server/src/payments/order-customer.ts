import type { Billing } from '@mywasender/contract/http/checkout';
import type { ServerDeps } from '../shared/deps.ts';
import { type EmailPlace, hashEmail, sealEmail } from '../users/email-address.ts';

type Sealing = Pick<ServerDeps, 'sealer' | 'secrets'>;

/** The columns of an order that say who bought. */
export function customerColumns(
  deps: Sealing,
  order: { readonly id: string; readonly email: string; readonly billing: Billing | undefined },
) {
  const { id, email, billing } = order;
  return {
    customerEmailSealed: sealEmail(deps, email, emailPlace(id)),
    customerEmailHash: hashEmail(deps, email),
    billingSealed: billing === undefined ? null : deps.sealer.seal(linesOf(billing), billingPlace(id)),
  };
}

/** null: forgotten. */
export function openOrderEmail(
  { sealer }: Pick<ServerDeps, 'sealer'>,
  { id, customerEmailSealed: sealed }: { readonly id: string; readonly customerEmailSealed: string | null },
): string | null {
  return sealed === null ? null : sealer.open(sealed, emailPlace(id));
}

/** Name, address and tax number as lines, as they stand on the invoice; null: none were given, or forgotten. */
export function openBilling(
  { sealer }: Pick<ServerDeps, 'sealer'>,
  { id, billingSealed: sealed }: { readonly id: string; readonly billingSealed: string | null },
): string | null {
  return sealed === null ? null : sealer.open(sealed, billingPlace(id));
}

function linesOf({ name, address, taxId }: Billing): string {
  return [name, address, taxId === undefined ? undefined : `Tax ID: ${taxId}`]
    .filter((line) => line !== undefined)
    .join('\n');
}

function emailPlace(id: string): EmailPlace {
  return `orders.customer_email_sealed.${id}`;
}

function billingPlace(id: string): string {
  return `orders.billing_sealed.${id}`;
}
