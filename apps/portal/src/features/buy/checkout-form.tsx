import { Alert, Button, Card, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Price, PriceList, SoldProduct } from '@mywasender/contract/http/prices';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { PageHeader } from '@mywasender/ui/page-header';
import { useFormat } from '@mywasender/ui/use-format';
import { useUser } from '../../shared/api/api-context.tsx';
import { AppLink } from '../../shared/app-link.tsx';
import { CountryField, ProviderField } from '../../shared/payment-fields.tsx';
import { useCheckout } from '../../shared/use-checkout.ts';
import { usePriceText } from '../../shared/use-price-text.ts';
import { useText } from '../../shared/use-text.ts';
import { checkEmail } from '../../shared/validate-credentials.ts';

export interface CheckoutFormProps {
  readonly product: SoldProduct;
  readonly price: Price;
  readonly list: PriceList;
  readonly onBack: () => void;
}

const MOST = 1000;

/** Who buys how many, from where and how they pay; then off to the page of the provider. */
export function CheckoutForm({ product, price, list, onBack }: CheckoutFormProps) {
  const user = useUser();
  const text = useText();
  const priceText = usePriceText();
  const format = useFormat();
  const { providers, taxes } = list;
  const form = useForm({
    initialValues: {
      email: '',
      quantity: 1 as number | string,
      country: null as string | null,
      provider: providers[0]?.name ?? 'stripe',
      company: '',
      taxId: '',
    },
    validate: {
      email: (value) => (user === null ? checkEmail(text)(value) : null),
      quantity: (value) =>
        typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST
          ? null
          : text('buy.quantityWrong'),
      country: (value) => (taxes.length > 0 && value === null ? text('buy.countryMissing') : null),
    },
  });
  const { checkout, error, busy } = useCheckout();
  const submit = ({ email, quantity, country, provider, company, taxId }: typeof form.values) => {
    const billing = {
      ...(company.trim() === '' ? {} : { name: company.trim() }),
      ...(taxId.trim() === '' ? {} : { taxId: taxId.trim() }),
    };
    checkout({
      priceId: price.id,
      quantity: Number(quantity),
      provider,
      ...(user === null ? { email: email.trim() } : {}),
      ...(country === null ? {} : { country }),
      ...(Object.keys(billing).length === 0 ? {} : { billing }),
    });
  };
  return (
    <>
      <PageHeader title={text('buy.yourOrder')} description={`${product.name}, ${priceText(price)}`} />
      <Card padding="lg" maw="32rem">
        <form onSubmit={form.onSubmit(submit)} noValidate>
          <Stack>
            <ErrorNotice error={error} />
            {price.interval !== null && <Alert>{text(`buy.again.${price.interval}`)}</Alert>}
            {user === null ? (
              <TextInput
                label={text('buy.email')}
                description={text('buy.emailHint')}
                type="email"
                autoComplete="email"
                maxLength={254}
                {...form.getInputProps('email')}
              />
            ) : (
              <Text size="sm">{text('buy.buyingAs', { email: user.email })}</Text>
            )}
            <NumberInput
              label={text('buy.quantity')}
              min={1}
              max={MOST}
              allowDecimal={false}
              {...form.getInputProps('quantity')}
            />
            {Number(form.values.quantity) > 1 && (
              <Text fw={600} role="status">
                {text(price.taxIncluded ? 'buy.total' : 'buy.totalAndTax', {
                  amount: format.money(price.amount * Number(form.values.quantity), price.currency),
                })}
              </Text>
            )}
            {taxes.length > 0 && <CountryField {...form.getInputProps('country')} />}
            <ProviderField providers={providers} {...form.getInputProps('provider')} />
            <TextInput
              label={text('buy.company')}
              description={text('buy.optional')}
              autoComplete="organization"
              maxLength={300}
              {...form.getInputProps('company')}
            />
            <TextInput
              label={text('buy.taxId')}
              description={text('buy.optional')}
              maxLength={60}
              {...form.getInputProps('taxId')}
            />
            <Text size="sm" c="dimmed">
              {text('buy.terms')} <AppLink to="/terms">{text('site.termsOfOrder')}</AppLink>
            </Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={onBack}>
                {text('buy.back')}
              </Button>
              <Button type="submit" loading={busy}>
                {text('buy.pay')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Card>
    </>
  );
}
