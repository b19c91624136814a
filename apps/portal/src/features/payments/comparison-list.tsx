import { Card, Stack, Text } from '@mantine/core';
import type { PaymentComparison } from '@mywasender/contract/http/payment-comparisons';
import { errorMessage } from '@mywasender/ui/error-message';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../shared/facts.tsx';
import { useText } from '../../shared/use-text.ts';

/** When each provider was compared last: an empty list says nothing where nothing was compared. */
export function ComparisonList({ items }: { readonly items: readonly PaymentComparison[] }) {
  const text = useText();
  return (
    <Card component="section" aria-label={text('differences.comparisons')} mb="lg">
      {items.length === 0 ? (
        <Text size="sm">{text('differences.noProvider')}</Text>
      ) : (
        <Facts
          facts={items.map((item) => ({
            label: text(`differences.providers.${item.provider}`),
            value: <Ended comparison={item} />,
          }))}
        />
      )}
    </Card>
  );
}

function Ended({ comparison }: { readonly comparison: PaymentComparison }) {
  const text = useText();
  const format = useFormat();
  const { provider, live, running, comparedAt, payments, differences, problem } = comparison;
  const { t } = useTranslation();
  const reason = text('differences.inLog');
  const params = { provider: text(`differences.providers.${provider}`), reason };
  const error = errorMessage(t, { code: problem, params });
  return (
    <Stack gap={4} align="flex-start">
      {running && <StatusBadge tone="info" label={text('differences.running')} />}
      {!running && problem !== null && (
        <>
          <StatusBadge tone="bad" label={text('differences.failed')} />
          <span>
            {error.code === null || error.code === 'INTERNAL' ? text('differences.seeLog') : error.text}{' '}
            {text('differences.triesAgain')}
          </span>
        </>
      )}
      <span>
        {comparedAt === null
          ? text('differences.never')
          : text('differences.ended', {
              when: format.relative(comparedAt),
              payments: text('differences.payments', { count: payments }),
              differences:
                differences === 0
                  ? text('differences.noneDiffers')
                  : text('differences.differing', { count: differences }),
            })}
        {!live && ` (${text('payments.test')})`}
      </span>
    </Stack>
  );
}
