import type { AdminProduct } from '@mywasender/contract/http/products';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useText } from '../../shared/use-text.ts';

/** Whether it stands on the price list, and why not. */
export function ProductState({ product }: { readonly product: AdminProduct }) {
  const text = useText();
  if (product.onSale) return <StatusBadge tone="good" label={text('products.onSale')} />;
  if (!product.active) return <StatusBadge tone="neutral" label={text('products.retiredState')} />;
  const missing = product.prices.some(({ active }) => active) ? 'planNotSold' : 'priceMissing';
  return <StatusBadge tone="warning" label={text(`products.${missing}`)} />;
}
