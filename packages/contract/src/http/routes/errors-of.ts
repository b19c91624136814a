import type { ErrorCode } from '../../error-codes.ts';
import type { RouteDefinition } from './route.ts';

/** Every code a route may refuse with: what follows from its rights and inputs, and what it names itself. */
export function errorsOf(definition: RouteDefinition): readonly ErrorCode[] {
  const { access, scope, beforeEnrolment, params, query, body, idempotent, evenBlocked, errors } = definition;
  const takesInput = params !== undefined || query !== undefined || body !== undefined;
  return [
    ...new Set<ErrorCode>([
      'BAD_REQUEST',
      ...(takesInput ? (['VALIDATION_FAILED'] as const) : []),
      ...(Array.isArray(access) ? (['UNAUTHENTICATED', 'SESSION_ENDED', 'FORBIDDEN'] as const) : []),
      ...(Array.isArray(access) ? (['API_KEY_REFUSED', 'API_KEY_ADDRESS'] as const) : []),
      ...(scope === undefined ? [] : (['API_KEY_SCOPE'] as const)),
      ...(Array.isArray(access) && beforeEnrolment !== true ? (['MFA_ENROLMENT_REQUIRED'] as const) : []),
      ...(params === undefined ? [] : (['NOT_FOUND'] as const)),
      ...(body === undefined ? [] : (['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const)),
      ...(idempotent === true ? (['IDEMPOTENCY_KEY_REUSED'] as const) : []),
      ...errors,
      'RATE_LIMITED',
      ...(evenBlocked === 'anyone' ? [] : (['ADDRESS_BLOCKED'] as const)),
      'INTERNAL',
      'UNAVAILABLE',
    ]),
  ];
}
