import { Card, Stack, Text, Title } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { NumbersTable } from '@mywasender/ui/numbers-table';
import { useFormat } from '@mywasender/ui/use-format';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';

/** Tax by country and the ways to pay: settings of the server, shown where prices are made. */
export function SellingConditions() {
  const api = useApi();
  const { i18n } = useTranslation();
  const text = useText();
  const format = useFormat();
  const query = useQuery({
    queryKey: ['prices'],
    queryFn: ({ signal }) => api.call('GET /v1/prices', { query: {} }, { signal }),
  });
  const countries = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const list = query.data;
  return (
    <Card component="section" aria-labelledby="conditions-title" mt="lg">
      <Title order={2} id="conditions-title" mb="xs">
        {text('products.conditions')}
      </Title>
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <LoadingLines />}
      {list !== undefined && (
        <Stack gap="sm">
          <Text size="sm">
            {list.providers.length === 0
              ? text('products.noProvider')
              : text('products.paidWith', {
                  providers: format.list(
                    list.providers.map(({ name, live }) =>
                      live ? text(`buy.${name}`) : `${text(`buy.${name}`)} (${text('payments.test')})`,
                    ),
                  ),
                })}
          </Text>
          <Text size="sm">{text(list.taxes.length === 0 ? 'products.noTax' : 'products.taxByCountry')}</Text>
          {list.taxes.length > 0 && (
            <NumbersTable
              label={text('products.taxTable')}
              headers={[text('products.country'), text('products.tax'), text('products.rate')]}
              rows={list.taxes.map(({ country, name, rate }) => ({
                key: country,
                cells: [
                  country === '*' ? text('products.otherCountries') : (countries.of(country) ?? country),
                  name,
                  format.percent(rate / 10_000),
                ],
              }))}
            />
          )}
          <Text size="sm" c="dimmed">
            {text('products.changeSettings')}
          </Text>
        </Stack>
      )}
    </Card>
  );
}
