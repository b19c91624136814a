import type { AdminProduct } from '@mywasender/contract/http/products';
import type { useText } from '../../shared/use-text.ts';

/** What is in a product, in words. */
export function productContents(
  { planName, units }: Pick<AdminProduct, 'planName' | 'units'>,
  text: ReturnType<typeof useText>,
): string {
  return units === null
    ? text('products.planOf', { plan: planName ?? '–' })
    : text('products.packOf', { count: units });
}
