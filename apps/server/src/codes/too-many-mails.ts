import { AppError } from '@mywasender/contract/app-error';

/** Of links mailed to one account within an hour; told to whoever is signed in and waits for them. */
export function tooManyMails(): AppError {
  return new AppError('RATE_LIMITED', { seconds: 3600 });
}
