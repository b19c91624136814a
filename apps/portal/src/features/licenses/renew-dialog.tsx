import { Alert, Group, Radio, Select, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useWindowEvent } from '@mantine/hooks';
import type { License } from '@mywasender/contract/http/licenses';
import type { LicenseOffer, LicenseOffers } from '@mywasender/contract/http/payments';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { useFormat } from '@mywasender/ui/use-format';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../shared/api/api-context.tsx';
import { AppLink } from '../../shared/app-link.tsx';
import { countryOptions } from '../../shared/country-options.ts';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { goToPayment } from '../../shared/go-to-payment.ts';
import { usePriceText } from '../../shared/use-price-text.ts';
import { useText } from '../../shared/use-text.ts';

export interface RenewDialogProps {
  readonly license: License;
  readonly onClose: () => void;
}

/** What a license can go on with, and then off to the page of the provider. */
export function RenewDialog({ license, onClose }: RenewDialogProps) {
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
    <Dialog onClose={onClose} title={text('renew.title', { end: license.keyEnd })}>
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <LoadingLines />}
      {query.data !== undefined && (
        <Offers
          licenseId={license.id}
          found={query.data}
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
  readonly onCountry: (country: string | null) => void;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

function Offers({ licenseId, found, onCountry, onChanged, onClose }: OffersProps) {
  const api = useApi();
  const text = useText();
  const format = useFormat();
  const priceText = usePriceText();
  const { i18n } = useTranslation();
  const { expiresAt, refusal, country, countryNeeded, providers, offers } = found;
  const [openedAt] = useState(() => Date.now());
  const form = useForm({
    initialValues: { priceId: offers[0]?.priceId ?? null, provider: providers[0]?.name ?? null },
  });
  const chosen = offers.find(({ priceId }) => priceId === form.values.priceId) ?? offers[0];
  const { provider } = form.values;
  const pay = useMutation({
    mutationFn: ({ priceId, amount }: LicenseOffer) =>
      api.call('POST /v1/checkout', {
        body: {
          priceId,
          licenseId,
          shownAmount: amount,
          quantity: 1,
          provider: provider ?? 'stripe',
          ...(country === null ? {} : { country }),
        },
      }),
    onSuccess: ({ page }) => goToPayment(page),
    onError: onChanged,
  });
  // Back from the page of the provider, a browser may show this one as it was left: busy.
  useWindowEvent('pageshow', ({ persisted }) => persisted && pay.reset());
  const submit = () => {
    if (chosen !== undefined) pay.mutate(chosen);
  };
  if (refusal !== null) return <Text size="sm">{text(`renew.refusals.${refusal}`)}</Text>;
  if (provider === null) return <Text size="sm">{text('renew.withoutProvider')}</Text>;
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
        <ErrorNotice error={pay.error} />
        {providers.some(({ live }) => !live) && <Alert color="orange">{text('buy.testMoney')}</Alert>}
        {countryNeeded && (
          <Select
            label={text('buy.country')}
            description={text('buy.countryHint')}
            searchable
            data={[...countryOptions(i18n.language)]}
            value={country}
            onChange={onCountry}
          />
        )}
        {chosen === undefined ? (
          <Text size="sm">{text('renew.chooseCountry')}</Text>
        ) : (
          <Radio.Group
            label={text('renew.offers')}
            value={chosen.priceId}
            onChange={(priceId) => form.setFieldValue('priceId', priceId)}
          >
            <Stack gap="xs" mt="xs">
              {offers.map((offer) => (
                <Radio
                  key={offer.priceId}
                  value={offer.priceId}
                  label={text('renew.offer', { name: offer.name, price: priceText(offer) })}
                  description={text(`renew.${offer.interval ?? 'once'}`, {
                    from: format.date(offer.startsAt),
                    to: format.date(offer.endsAt),
                  })}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <Radio.Group label={text('buy.provider')} {...form.getInputProps('provider')}>
          <Group mt="xs">
            {providers.map(({ name }) => (
              <Radio key={name} value={name} label={text(`buy.${name}`)} />
            ))}
          </Group>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          {text('renew.givenBack')} <AppLink to="/terms">{text('site.termsOfOrder')}</AppLink>
        </Text>
        {/* It stays busy: the browser is on its way to another page. */}
        <FormButtons label={text('buy.pay')} pending={pay.isPending || pay.isSuccess} onCancel={onClose} />
      </Stack>
    </form>
  );
}
