import { Alert, Radio, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CheckoutBody } from '@mywasender/contract/http/checkout';
import type { LicenseOffer, LicenseOffers, RenewalOffers } from '@mywasender/contract/http/license-offers';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useFormat } from '@mywasender/ui/use-format';
import { useState } from 'react';
import { AppLink } from '../../shared/app-link.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { CountryField, ProviderField } from '../../shared/payment-fields.tsx';
import { useCheckout } from '../../shared/use-checkout.ts';
import { useText } from '../../shared/use-text.ts';
import { ChangeRule, OfferRadio } from './offer-radio.tsx';

export interface OfferFormProps {
  /** by its id, or by the link that was mailed */
  readonly license: Pick<CheckoutBody, 'licenseId' | 'renewalToken'>;
  readonly found: RenewalOffers;
  readonly offers: readonly LicenseOffer[];
  readonly refusal: LicenseOffers['refusal'] | LicenseOffers['changeRefusal'];
  readonly what: 'renew' | 'change';
  readonly onCountry: (country: string | null) => void;
  readonly onChanged: () => void;
  readonly onClose?: () => void;
}

/** Chooses what a license goes on with, and leaves for the page of the provider. */
export function OfferForm(props: OfferFormProps) {
  const { license, found, offers, refusal, what, onCountry, onChanged, onClose } = props;
  const text = useText();
  const format = useFormat();
  const { expiresAt, country, countryNeeded, providers } = found;
  const [openedAt] = useState(() => Date.now());
  const form = useForm({
    initialValues: { priceId: offers[0]?.priceId ?? null, provider: providers[0]?.name ?? null },
  });
  const chosen = offers.find(({ priceId }) => priceId === form.values.priceId) ?? offers[0];
  const { provider } = form.values;
  const { checkout, error, busy } = useCheckout();
  if (refusal !== null) {
    const other = what === 'change' && refusal === 'not-sold' ? 'no-other' : refusal;
    return <Text size="sm">{text(`renew.refusals.${other}`)}</Text>;
  }
  if (provider === null) return <Text size="sm">{text('renew.withoutProvider')}</Text>;
  const submit = () => {
    if (chosen === undefined) return;
    const body = {
      priceId: chosen.priceId,
      ...license,
      shownAmount: chosen.amount,
      quantity: 1,
      provider,
      ...(country === null ? {} : { country }),
    };
    // at another price than was shown nothing is ordered
    checkout(body, { onError: onChanged });
  };
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        {expiresAt !== null && (
          <Text size="sm">
            {text(new Date(expiresAt).getTime() > openedAt ? 'renew.text' : 'renew.ended', {
              date: format.date(expiresAt),
            })}
          </Text>
        )}
        <ErrorNotice error={error} />
        {providers.some(({ live }) => !live) && <Alert color="orange">{text('buy.testMoney')}</Alert>}
        {countryNeeded && <CountryField value={country} onChange={onCountry} />}
        {chosen === undefined ? (
          <Text size="sm">{text('renew.chooseCountry')}</Text>
        ) : (
          <>
            <Radio.Group
              label={text(what === 'renew' ? 'renew.offers' : 'renew.changes')}
              value={chosen.priceId}
              onChange={(priceId) => form.setFieldValue('priceId', priceId)}
            >
              <Stack gap="xs" mt="xs">
                {offers.map((offer) => (
                  <OfferRadio key={offer.priceId} offer={offer} />
                ))}
              </Stack>
            </Radio.Group>
            {what === 'change' && <ChangeRule offer={chosen} />}
          </>
        )}
        <ProviderField providers={providers} {...form.getInputProps('provider')} />
        <Text size="sm" c="dimmed">
          {text(what === 'renew' ? 'renew.givenBack' : 'renew.changeGivenBack')}{' '}
          <AppLink to="/terms">{text('site.termsOfOrder')}</AppLink>
        </Text>
        <FormButtons
          label={text('buy.pay')}
          pending={busy}
          disabled={(chosen?.devicesOver ?? 0) > 0}
          {...(onClose === undefined ? {} : { onCancel: onClose })}
        />
      </Stack>
    </form>
  );
}
