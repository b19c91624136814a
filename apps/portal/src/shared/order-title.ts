import type { OrderSummary } from '@mywasender/contract/http/orders';

/** "MyWASender Pro, 1 year × 2" */
export function orderTitle({ lines }: Pick<OrderSummary, 'lines'>): string {
  return lines.map(({ description, quantity }) => `${description} × ${quantity}`).join(', ');
}
