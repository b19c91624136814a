import type { ErrorTable } from './error-table.ts';

export const commonErrors = {
  VALIDATION_FAILED: { status: 400, message: '{field}: {problem}' },
  BAD_REQUEST: { status: 400, message: 'The request could not be read: {problem}' },
  UNAUTHENTICATED: { status: 401, message: 'Sign in to continue.' },
  FORBIDDEN: { status: 403, message: 'Your account may not do this.' },
  NOT_FOUND: { status: 404, message: 'Not found.' },
  CONFLICT: { status: 409, message: 'This was changed by somebody else in the meantime. Load it again.' },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'This is larger than the {limit} allowed.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'Send JSON (content-type application/json).' },
  RATE_LIMITED: { status: 429, message: 'Too many requests. Try again in {seconds} s.' },
  INTERNAL: {
    status: 500,
    message: 'Something went wrong on our side. Quote the request id if you write to us.',
  },
  UNAVAILABLE: { status: 503, message: 'The service is starting, stopping or busy. Try again shortly.' },
} as const satisfies ErrorTable;
