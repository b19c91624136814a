import type Stripe from 'stripe';
import type { StripeClient } from './stripe-client.ts';

/** More would be a mistake of the filter. */
const MOST_PAGES = 1_000;

/**
 * Every object of a list. The SDK's own paging starts its first request twice over and leaves one of them unwatched:
 * when it fails, the process ends with an unhandled rejection.
 */
export async function listAll<T extends { readonly id: string }>(
  { ask }: StripeClient,
  list: (
    sdk: Stripe,
    page: { readonly limit: 100; readonly starting_after?: string },
  ) => PromiseLike<{ readonly data: readonly T[]; readonly has_more: boolean }>,
): Promise<T[]> {
  const found: T[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const last = found.at(-1);
    const { data, has_more } = await ask(async (sdk) =>
      list(sdk, { limit: 100, ...(last === undefined ? {} : { starting_after: last.id }) }),
    );
    found.push(...data);
    if (!has_more || data.length === 0) break;
  }
  return found;
}
