import { useWindowEvent } from '@mantine/hooks';
import type { CheckoutBody } from '@mywasender/contract/http/checkout';
import { useMutation } from '@tanstack/react-query';
import { useApi } from './api/api-context.tsx';
import { goToPayment } from './go-to-payment.ts';

/** Orders, and leaves for the page of the provider. */
export function useCheckout() {
  const api = useApi();
  const { mutate, error, isPending, isSuccess, reset } = useMutation({
    mutationFn: (body: CheckoutBody) => api.call('POST /v1/checkout', { body }),
    onSuccess: ({ page }) => goToPayment(page),
  });
  // Back from the page of the provider, a browser may show this one as it was left: busy.
  useWindowEvent('pageshow', ({ persisted }) => persisted && reset());
  // it stays busy when it succeeded: the browser is on its way to another page
  return { checkout: mutate, error, busy: isPending || isSuccess };
}
