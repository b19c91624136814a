import type { AdminPrice, AdminProduct } from '@mywasender/contract/http/products';
import { type Setting, useToasts } from '@mywasender/ui/undo-toast';
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
  const toggle = (setting: Pick<Setting<boolean>, 'of' | 'message' | 'set' | 'before'>) =>
    toasts.setWithUndo({
      ...setting,
      set: async (wanted: boolean) => {
        await setting.set(wanted);
        await refresh();
      },
      value: !setting.before,
    });
  const toggleProduct = ({ id, name, active }: AdminProduct) =>
    toggle({
      of: `product ${id}`,
      message: text(active ? 'products.retired' : 'products.resumed', { name }),
      set: (wanted) => api.call('PATCH /v1/admin/products/:id', { params: { id }, body: { active: wanted } }),
      before: active,
    });
  const togglePrice = (price: AdminPrice) =>
    toggle({
      of: `price ${price.id}`,
      message: text(price.active ? 'products.priceEnded' : 'products.priceResumed', {
        price: priceText(price),
      }),
      set: (wanted) =>
        api.call('PATCH /v1/admin/prices/:id', { params: { id: price.id }, body: { active: wanted } }),
      before: price.active,
    });
  return { productsKey: PRODUCTS, refresh, toggleProduct, togglePrice };
}
