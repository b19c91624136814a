import { Checkbox, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { BILLING_INTERVALS } from '@mywasender/contract/http/prices';
import type { AdminPrice, AdminProduct, CreatePriceBody } from '@mywasender/contract/http/products';
import { decimalsOf, MOST_MINOR_UNITS, toMinorUnits, toWholeUnits } from '@mywasender/contract/money';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../shared/api/api-context.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { useIdempotencyKey } from '../../shared/use-idempotency-key.ts';
import { usePriceText } from '../../shared/use-price-text.ts';
import { useText } from '../../shared/use-text.ts';
import { currencyOptions } from './currency-options.ts';
import { useCatalogue } from './use-catalogue.ts';

export interface PriceDialogProps {
  readonly product: AdminProduct;
  /** the one that ends with the new one; without it one is added */
  readonly replaced?: AdminPrice;
  readonly onClose: () => void;
}

interface Values {
  currency: string;
  interval: string;
  amount: string | number;
  taxIncluded: boolean;
}

/** A new price, or another amount for one: a price that was sold at is never changed. */
export function PriceDialog({ product, replaced, onClose }: PriceDialogProps) {
  const api = useApi();
  const { i18n } = useTranslation();
  const toasts = useToasts();
  const text = useText();
  const format = useFormat();
  const priceText = usePriceText();
  const { keyFor } = useIdempotencyKey();
  const { refresh } = useCatalogue();
  const currencies = useMemo(() => currencyOptions(i18n.language), [i18n.language]);
  const form = useForm<Values>({
    initialValues: {
      currency: replaced?.currency ?? '',
      interval: replaced?.interval ?? '',
      amount: replaced === undefined ? '' : toWholeUnits(replaced.amount, replaced.currency),
      taxIncluded: replaced?.taxIncluded ?? true,
    },
    validate: {
      currency: (value) => (value === '' ? text('products.currencyMissing') : null),
      amount: (value, values) => {
        const amount = toMinorUnits(value, values.currency);
        if (value === '' || amount < 1) return text('products.amountMissing');
        if (amount > MOST_MINOR_UNITS)
          return text('products.amountTooLarge', { amount: format.money(MOST_MINOR_UNITS, values.currency) });
        const same = amount === replaced?.amount && values.taxIncluded === replaced.taxIncluded;
        return same ? text('products.amountSame') : null;
      },
    },
  });
  const save = useMutation({
    mutationFn: (values: Values) => {
      const interval = BILLING_INTERVALS.find((one) => one === values.interval);
      const body: CreatePriceBody = {
        productId: product.id,
        currency: values.currency,
        amount: toMinorUnits(values.amount, values.currency),
        taxIncluded: values.taxIncluded,
        ...(interval === undefined ? {} : { interval }),
        ...(replaced === undefined ? {} : { replaces: replaced.id }),
      };
      return api.call('POST /v1/admin/prices', { body }, { idempotencyKey: keyFor(body) });
    },
    onSuccess: (price) => {
      toasts.done(text('products.priceAdded', { name: product.name, price: priceText(price) }));
      onClose();
    },
    // also after a refusal: somebody else may have changed it
    onSettled: refresh,
  });
  const { currency } = form.values;
  return (
    <Dialog
      onClose={onClose}
      title={
        replaced === undefined
          ? text('products.addPriceTo', { name: product.name })
          : text('products.changePriceOf', { price: priceText(replaced) })
      }
    >
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          <ErrorNotice error={save.error} />
          {replaced === undefined ? (
            <>
              <NativeSelect
                label={text('products.currency')}
                data={[{ value: '', label: text('products.chooseCurrency'), disabled: true }, ...currencies]}
                data-autofocus
                {...form.getInputProps('currency')}
              />
              {product.kind === 'license' && (
                <NativeSelect
                  label={text('products.interval')}
                  description={text('products.intervalHint')}
                  data={[
                    { value: '', label: text('products.once') },
                    ...BILLING_INTERVALS.map((value) => ({ value, label: text(`products.every.${value}`) })),
                  ]}
                  {...form.getInputProps('interval')}
                />
              )}
            </>
          ) : (
            <Text size="sm">{text('products.changePriceText')}</Text>
          )}
          <NumberInput
            label={currency === '' ? text('products.amount') : text('products.amountIn', { currency })}
            decimalScale={decimalsOf(currency)}
            min={0}
            hideControls
            data-autofocus={replaced === undefined ? undefined : true}
            {...form.getInputProps('amount')}
          />
          <Checkbox
            label={text('products.includesTax')}
            description={text('products.includesTaxHint')}
            {...form.getInputProps('taxIncluded', { type: 'checkbox' })}
          />
          <FormButtons
            label={text(replaced === undefined ? 'products.addPrice' : 'products.changePrice')}
            pending={save.isPending}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
