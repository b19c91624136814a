import { ProviderError } from '../provider-error.ts';
import type { RazorpayKind, RazorpayOf, RazorpayState } from './razorpay-state.ts';

/** An answer of the API that is not 2xx, in Razorpay's shape. */
export class RazorpayError extends ProviderError<object> {
  constructor(status: number, description: string, field?: string) {
    super(status, description, {
      error: {
        code: 'BAD_REQUEST_ERROR',
        description,
        source: 'business',
        step: 'payment_initiation',
        reason: 'input_validation_failed',
        metadata: {},
        ...(field === undefined ? {} : { field }),
      },
    });
  }
}

/** Throws Razorpay's 400 for an id nobody has, or of another kind. */
export function findEntity<K extends RazorpayKind>(state: RazorpayState, kind: K, id: string): RazorpayOf<K> {
  const found = state.objects.get(id);
  if (found === undefined || !isKind(found, kind)) {
    throw new RazorpayError(400, 'The id provided does not exist');
  }
  return found;
}

function isKind<K extends RazorpayKind>(one: { entity: RazorpayKind }, kind: K): one is RazorpayOf<K> {
  return one.entity === kind;
}
