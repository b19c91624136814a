import { Alert, Radio, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { License } from '@mywasender/contract/http/licenses';
import type { LicenseOffers } from '@mywasender/contract/http/payments';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { useFormat } from '@mywasender/ui/use-format';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { AppLink } from '../../shared/app-link.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { CountryField, ProviderField } from '../../shared/payment-fields.tsx';
import { useCheckout } from '../../shared/use-checkout.ts';
import { useText } from '../../shared/use-text.ts';
import { ChangeRule, OfferRadio } from './offer-radio.tsx';

export interface RenewDialogProps {
  readonly license: License;
  /** the same plan again, or another one */
  readonly what: 'renew' | 'change';
  readonly onClose: () => void;
}

/** What a license can go on with, and then off to the page of the provider. */
export function RenewDialog({ license, what, onClose }: RenewDialogProps) {
  const api = useApi();
  const text = useText();
  const [country, setCountry] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['licenses', 'offers', license.id, country],
    queryFn: ({ signal }) =>
      api.call(
        'GET /v1/licenses/:id/offers',
        { params: { id: license.id }, query: country === null ? {} : { country } },
        { signal },
      ),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return (
    <Dialog onClose={onClose} title={text(`renew.${what}Title`, { end: license.keyEnd })}>
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <LoadingLines />}
      {query.data !== undefined && (
        <Offers
          licenseId={license.id}
          found={query.data}
          what={what}
          onCountry={setCountry}
          onChanged={() => void query.refetch()}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

interface OffersProps {
  readonly licenseId: string;
  readonly found: LicenseOffers;
  readonly what: 'renew' | 'change';
  readonly onCountry: (country: string | null) => void;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

function Offers({ licenseId, found, what, onCountry, onChanged, onClose }: OffersProps) {
  const text = useText();
  const format = useFormat();
  const { expiresAt, country, countryNeeded, providers } = found;
  const offers = what === 'renew' ? found.offers : found.changes;
  const refusal = what === 'renew' ? found.refusal : found.changeRefusal;
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
      licenseId,
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
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
