import { AppError } from '@mywasender/contract/app-error';

const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A date-time of a request. RFC 3339 knows leap seconds and offsets that end beyond what a date can be. */
export function readInstant(field: string, text: string): Date {
  const instant = new Date(text);
  const ms = instant.getTime();
  if (Number.isNaN(ms) || ms > LATEST) {
    throw new AppError('VALIDATION_FAILED', { field, problem: 'is no date and time that can be kept' });
  }
  return instant;
}
