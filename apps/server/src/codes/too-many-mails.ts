import { AppError } from '@mywasender/contract/app-error';

/** Of links mailed to one account within an hour; told to its owner, who waits for them. */
export function tooManyMails(): AppError {
  return new AppError('RATE_LIMITED', { seconds: 3600 });
}
