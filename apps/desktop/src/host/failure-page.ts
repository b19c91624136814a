import type { AppError } from '@mywasender/contract/app-error';
import { describeError } from '@mywasender/contract/error-codes';
import { messagePage } from './message-page.ts';

/** What the user sees instead of the app when the core could not start. */
export function failurePage(failure: AppError, nonce: string): string {
  return messagePage({
    title: 'MyWASender could not start',
    text: describeError(failure.code, failure.params),
    detail: `${failure.code}. Once this is solved, start MyWASender again.`,
    nonce,
  });
}
