import type { useText } from '../../shared/use-text.ts';

/** What the server writes to an order that needs a look. */
const PROBLEMS = [
  'wrong-order',
  'wrong-amount',
  'wrong-currency',
  'wrong-live',
  'wrong-mode',
  'wrong-account',
  'wrong-invoice',
  'buyer-no-reseller',
  'license-ended',
  'refund-failed',
] as const;

/** In words; one this portal does not know yet as it is. */
export function problemWords(problem: string, text: ReturnType<typeof useText>): string {
  const known = PROBLEMS.find((one) => one === problem);
  return known === undefined ? problem : text(`payments.problems.${known}`);
}
