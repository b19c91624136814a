import type { AdminPrice, AdminProduct } from '@mywasender/contract/http/products';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { usePriceText } from '../../shared/use-price-text.ts';
import { useText } from '../../shared/use-text.ts';

const PRODUCTS = ['products'] as const;

/** What can be done at once with what is sold, and undone. */
export function useCatalogue() {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const priceText = usePriceText();

  /** also of the price list, which shows it from now on */
  const refresh = async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: PRODUCTS }),
      queryClient.invalidateQueries({ queryKey: ['prices'] }),
    ]);
  };
  const toggle = (
    of: string,
    message: string,
    set: (active: boolean) => Promise<unknown>,
    active: boolean,
  ) => {
    const change = async (wanted: boolean) => {
      await set(wanted);
      await refresh();
    };
    return toasts.setWithUndo({ of, message, set: change, value: !active, before: active });
  };
  const toggleProduct = ({ id, name, active }: AdminProduct) =>
    toggle(
      `product ${id}`,
      text(active ? 'products.retired' : 'products.resumed', { name }),
      (wanted) => api.call('PATCH /v1/admin/products/:id', { params: { id }, body: { active: wanted } }),
      active,
    );
  const togglePrice = (price: AdminPrice) =>
    toggle(
      `price ${price.id}`,
      text(price.active ? 'products.priceEnded' : 'products.priceResumed', { price: priceText(price) }),
      (wanted) =>
        api.call('PATCH /v1/admin/prices/:id', { params: { id: price.id }, body: { active: wanted } }),
      price.active,
    );
  return { productsKey: PRODUCTS, refresh, toggleProduct, togglePrice };
}
