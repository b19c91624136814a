import { randomUUID } from 'node:crypto';
import { ProviderError } from '../provider-error.ts';

const NAMES: Readonly<Record<number, readonly [name: string, message: string]>> = {
  400: ['INVALID_REQUEST', 'Request is not well-formed, syntactically incorrect, or violates schema.'],
  401: [
    'AUTHENTICATION_FAILURE',
    'Authentication failed due to missing authorization header, or invalid authentication credentials.',
  ],
  404: ['RESOURCE_NOT_FOUND', 'The specified resource does not exist.'],
  422: [
    'UNPROCESSABLE_ENTITY',
    'The requested action could not be performed, semantically incorrect, or failed business validation.',
  ],
};

/** An answer of the API that is not 2xx, in PayPal's shape; programs go by `issue`. */
export class PaypalError extends ProviderError<object> {
  constructor(status: 400 | 401 | 404 | 422, issue: string, description: string, field?: string) {
    const [name, message] = NAMES[status] ?? ['INTERNAL_SERVER_ERROR', 'An internal error occurred.'];
    super(status, `${issue}: ${description}`, {
      name,
      message,
      debug_id: randomUUID().replaceAll('-', '').slice(0, 13),
      details: [{ issue, description, ...(field === undefined ? {} : { field }) }],
      links: [],
    });
  }
}

/** Throws PayPal's 404. */
export function findIn<T>(all: ReadonlyMap<string, T>, id: string): T {
  const found = all.get(id);
  if (found === undefined) {
    throw new PaypalError(404, 'INVALID_RESOURCE_ID', 'Specified resource ID does not exist.');
  }
  return found;
}
