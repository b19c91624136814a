import { createHash } from 'node:crypto';
import type { PaymentsWorld } from '../payments-world.ts';
import { StripeError } from './stripe-errors.ts';
import type { KeptAnswer } from './stripe-state.ts';

/** How long Stripe keeps an answer at least; afterwards the key counts as new. */
const KEPT_MS = 24 * 3_600_000;

/**
 * Does `run` once under an idempotency key. The same key gives the first answer again, refusals included but for those
 * of a request that never began; with other parameters it is refused.
 */
export function answerOnce(
  world: PaymentsWorld,
  { key, request }: { readonly key: string | undefined; readonly request: readonly unknown[] },
  run: () => object,
): { readonly status: number; readonly body: unknown; readonly replayed: boolean } {
  if (key === undefined) return { status: 200, body: run(), replayed: false };
  const { answers } = world.stripe;
  const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  const known = answers.get(key);
  if (known !== undefined && world.now() - known.at < KEPT_MS) {
    if (known.request !== hash) {
      throw new StripeError(400, {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      });
    }
    return { ...known, replayed: true };
  }
  const keep = (status: number, body: unknown): KeptAnswer => {
    const answer = { at: world.now(), request: hash, status, body };
    answers.set(key, answer);
    return answer;
  };
  try {
    return { ...keep(200, run()), replayed: false };
  } catch (error) {
    const began = error instanceof StripeError && !error.body.error.code?.startsWith('parameter_');
    if (began) keep(error.status, error.body);
    throw error;
  }
}
