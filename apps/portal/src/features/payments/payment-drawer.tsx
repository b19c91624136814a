import { Alert, Button, List, Stack, Title } from '@mantine/core';
import type { AdminPayment } from '@mywasender/contract/http/payments';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { SidePanel } from '@mywasender/ui/side-panel';
import { useFormat } from '@mywasender/ui/use-format';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { AppLink } from '../../shared/app-link.tsx';
import { Facts } from '../../shared/facts.tsx';
import { OrderFacts } from '../../shared/order-facts.tsx';
import { ReceiptLinks } from '../../shared/receipt-links.tsx';
import { useText } from '../../shared/use-text.ts';
import { problemWords } from './problem-words.ts';
import { RefundDialog } from './refund-dialog.tsx';
import { RefundItem } from './refund-item.tsx';

/** Money is there to be given back. */
const REFUNDABLE: readonly AdminPayment['state'][] = ['paid', 'fulfilled', 'won'];

/** One order with everything the provider told about it. */
export function PaymentDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const api = useApi();
  const text = useText();
  const query = useQuery({
    queryKey: ['payment', id],
    queryFn: ({ signal }) => api.call('GET /v1/admin/payments/:id', { params: { id } }, { signal }),
  });
  return (
    <SidePanel onClose={onClose} title={text('payments.payment')}>
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <LoadingLines />}
      {query.data !== undefined && <Payment payment={query.data} />}
    </SidePanel>
  );
}

function Payment({ payment }: { readonly payment: AdminPayment }) {
  const admin = useUser()?.role === 'admin';
  const text = useText();
  const format = useFormat();
  const [refunding, setRefunding] = useState(false);
  const { id, email, provider, providerRef, country, problem, debtUnits, licenses, refunds, events } =
    payment;
  return (
    <Stack gap="lg">
      {problem !== null && (
        <Alert color="red" title={text('payments.problem')} style={{ overflowWrap: 'anywhere' }}>
          {problemWords(problem, text)}
        </Alert>
      )}
      <OrderFacts order={payment} />
      <Facts
        facts={[
          { label: text('payments.buyer'), value: email ?? text('payments.forgotten') },
          ...(country === null ? [] : [{ label: text('payments.country'), value: country }]),
          { label: text('payments.provider'), value: text(`buy.${provider}`) },
          { label: text('payments.orderId'), value: id },
          ...(providerRef === null ? [] : [{ label: text('payments.reference'), value: providerRef }]),
          ...(debtUnits === 0
            ? []
            : [{ label: text('payments.debt'), value: text('payments.debtUnits', { count: debtUnits }) }]),
        ]}
      />
      {admin && REFUNDABLE.includes(payment.state) && payment.refundable > 0 && (
        <Button variant="default" onClick={() => setRefunding(true)}>
          {text('payments.refund')}
        </Button>
      )}
      <ReceiptLinks order={payment} />
      <Section title={text('payments.licenses')} shown={licenses.length > 0}>
        {licenses.map((license) => (
          <List.Item key={license.id}>
            <AppLink to={`/admin/licenses/${license.id}`}>
              {text('payments.license', { end: license.keyEnd })}
            </AppLink>
          </List.Item>
        ))}
      </Section>
      <Section title={text('payments.refunds')} shown={refunds.length > 0}>
        {refunds.map((refund) => (
          <List.Item key={refund.id}>
            <RefundItem payment={payment} refund={refund} />
          </List.Item>
        ))}
      </Section>
      <Section title={text('payments.events')} shown={events.length > 0}>
        {events.map((event) => (
          <List.Item key={event.eventId} style={{ overflowWrap: 'anywhere' }}>
            {[
              format.dateTime(event.receivedAt),
              event.type,
              text(`payments.eventStates.${event.state}`),
              ...(event.problem === null ? [] : [event.problem]),
            ].join(' · ')}
          </List.Item>
        ))}
      </Section>
      {refunding && <RefundDialog payment={payment} onClose={() => setRefunding(false)} />}
    </Stack>
  );
}

interface SectionProps {
  readonly title: string;
  readonly shown: boolean;
  readonly children: ReactNode;
}

function Section({ title, shown, children }: SectionProps) {
  if (!shown) return null;
  return (
    <section aria-label={title}>
      <Title order={3} mb="xs">
        {title}
      </Title>
      <List size="sm" spacing="xs">
        {children}
      </List>
    </section>
  );
}
