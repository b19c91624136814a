import { timingSafeEqual } from 'node:crypto';
import { hmac, sha256 } from '../crypto/digest.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** The link of the success page shows keys for so long. */
const TOKEN_DAYS = 30;

type Deps = Pick<ServerDeps, 'secrets' | 'config'>;

/** What the link of an order carries: 256 bits nobody guesses. Derived, so that a mail can carry it too. */
export function orderToken({ secrets }: Pick<Deps, 'secrets'>, orderId: string): string {
  return hmac(secrets.orderLink, orderId).toString('base64url');
}

/** The page of the portal that shows an order to whoever opens it. PayPal adds a `token` of its own to the address. */
export function orderLink(deps: Deps, orderId: string): string {
  return `${deps.config.publicUrl}/buy/done?order=${orderId}&access=${orderToken(deps, orderId)}`;
}

/** Whether a token is that of the order, and not too old. A forgotten buyer's opens nothing. */
export function opensOrder(
  order: { readonly tokenHash: Uint8Array | null; readonly createdAt: Date },
  token: string,
  now: Date,
): boolean {
  const age = now.getTime() - order.createdAt.getTime();
  return (
    order.tokenHash !== null &&
    timingSafeEqual(order.tokenHash, sha256(token)) &&
    age <= TOKEN_DAYS * 86_400_000
  );
}
