import { ProviderError } from '../provider-error.ts';

interface StripeErrorBody {
  readonly type: 'invalid_request_error' | 'idempotency_error' | 'api_error';
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
}

/** An answer of the API that is not 2xx, in Stripe's shape. */
export class StripeError extends ProviderError<{ readonly error: StripeErrorBody }> {
  constructor(status: number, error: StripeErrorBody) {
    super(status, error.message, { error });
  }
}

export function invalid(message: string, code?: string, param?: string): StripeError {
  return new StripeError(400, {
    type: 'invalid_request_error',
    message,
    ...(code === undefined ? {} : { code }),
    ...(param === undefined ? {} : { param }),
  });
}

export function missing(kind: string, id: string): StripeError {
  return new StripeError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param: 'id',
  });
}
