import type { CheckoutAnswer } from '@mywasender/contract/http/checkout';

/** Leaves for the page of the provider. One that takes a form gets it posted; no script of a provider ever runs here. */
export function goToPayment({ method, url, fields }: CheckoutAnswer['page']): void {
  if (method === 'GET') {
    window.location.assign(url);
    return;
  }
  const form = document.createElement('form');
  form.method = 'post';
  form.action = url;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}
