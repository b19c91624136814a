import { Alert, Button, Card, Code, Group, Loader, Stack, Text } from '@mantine/core';
import type { Order } from '@mywasender/contract/http/orders';
import { CopyButton } from '@mywasender/ui/copy-button';
import { EmptyState } from '@mywasender/ui/empty-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { Loading } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { AppLink, AppLinkButton } from '../../shared/app-link.tsx';
import { STATUS_TONES } from '../../shared/license-status.ts';
import { OrderFacts } from '../../shared/order-facts.tsx';
import { ReceiptLinks } from '../../shared/receipt-links.tsx';
import { useText } from '../../shared/use-text.ts';
import { useWatch } from '../../shared/use-watch.ts';
import { sentenceOf } from './order-sentence.ts';

const takesMore = (state: Order['state']) => state === 'fulfilled' || state === 'won';
const isOnItsWay = (state: Order['state'] | undefined) => state === 'pending' || state === 'paid';

export interface OrderPageProps {
  readonly id: string | null;
  /** of the link; null: only for its buyer, signed in */
  readonly token: string | null;
  readonly pricesHref: string;
}

/** Where a buyer comes back to: how the payment stands, and the keys as soon as it is there. */
export function OrderPage({ id, token, pricesHref }: OrderPageProps) {
  const api = useApi();
  const text = useText();
  const watch = useWatch();
  const query = useQuery({
    queryKey: ['order', id, token],
    queryFn: ({ signal }) =>
      api.call(
        'GET /v1/orders/:id',
        { params: { id: id ?? '' }, query: token === null ? {} : { token } },
        { signal },
      ),
    enabled: id !== null,
    // each look asks the provider
    refetchInterval: ({ state: { data } }) => isOnItsWay(data?.state) && watch.nextLook(),
  });
  if (id === null) return <EmptyState title={text('buy.missing')} text={text('buy.missingText')} />;
  if (query.data === undefined) {
    if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
    return <Loading />;
  }
  const order = query.data;
  const watching = watch.goesOnAfter(Math.max(query.dataUpdatedAt, query.errorUpdatedAt));
  const lookAgain = () => {
    watch.again();
    void query.refetch();
  };
  const paidOn = order.lines.some(({ licenseId }) => licenseId !== null);
  const over = order.state === 'expired' || order.state === 'failed';
  return (
    <Stack maw="40rem">
      <PageHeader title={text('buy.order')} description={text(`buy.stateText.${sentenceOf(order)}`)} />
      <div role="status">
        {isOnItsWay(order.state) && watching && (
          <Group gap="sm" wrap="nowrap">
            <Loader size="sm" />
            <Text size="sm">
              {text('buy.looking')} {text('buy.lookingText')}
            </Text>
          </Group>
        )}
      </div>
      {isOnItsWay(order.state) && !watching && (
        <Group>
          <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={lookAgain}>
            {text('buy.lookAgain')}
          </Button>
        </Group>
      )}
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {!order.live && <Alert color="orange">{text('buy.testMoney')}</Alert>}
      <Keys order={order} paidOn={paidOn} />
      <Card>
        <OrderFacts order={order} />
      </Card>
      {order.interval !== null && takesMore(order.state) && order.goods !== 'taken' && (
        <PaidAgain interval={order.interval} />
      )}
      <ReceiptLinks order={order} token={token ?? undefined} />
      {over ? (
        <Group>
          <AppLinkButton to={pricesHref}>{text('buy.tryAgain')}</AppLinkButton>
        </Group>
      ) : (
        <AppLink to={pricesHref}>{text('buy.back')}</AppLink>
      )}
    </Stack>
  );
}

/** What is due again, and where that ends: on the page of one's orders, for which a guest needs an account. */
function PaidAgain({ interval }: { readonly interval: NonNullable<Order['interval']> }) {
  const text = useText();
  const user = useUser();
  return (
    <Alert>
      <Text size="sm">{text(`buy.again.${interval}`)}</Text>
      {user === null && <Text size="sm">{text('buy.againAsGuest')}</Text>}
      <AppLink to="/account/orders">{text('buy.toOrders')}</AppLink>
    </Alert>
  );
}

function Keys({ order: { licenses, units }, paidOn }: { readonly order: Order; readonly paidOn: boolean }) {
  const text = useText();
  const format = useFormat();
  if (licenses.length === 0)
    return units === 0 ? null : (
      <Alert color="teal">
        {text('buy.unitsBooked', { count: units })}{' '}
        <AppLink to="/reseller/generate">{text('buy.generate')}</AppLink>
      </Alert>
    );
  return (
    <Card component="section" aria-label={text('buy.keys')}>
      <Stack gap="sm">
        <Text fw={600}>{text('buy.keys')}</Text>
        {licenses.map(({ id, key, keyEnd, status, expiresAt }) => (
          <div key={id}>
            <Group gap="xs" wrap="nowrap">
              <Code fz="md" style={{ overflowWrap: 'anywhere' }}>
                {key ?? `…${keyEnd}`}
              </Code>
              {key !== null && status === 'active' && (
                <CopyButton value={key} label={text('buy.copyKey', { key })} />
              )}
              {status !== 'active' && (
                <StatusBadge tone={STATUS_TONES[status]} label={text(`licenses.statuses.${status}`)} />
              )}
            </Group>
            {paidOn && status === 'active' && expiresAt !== null && (
              <Text size="sm">{text('renew.until', { date: format.date(expiresAt) })}</Text>
            )}
          </div>
        ))}
        {licenses.some(({ status }) => status === 'active') && (
          <>
            <Text size="sm">{text(paidOn ? 'renew.next' : 'buy.next')}</Text>
            {!paidOn && <AppLink to="/download">{text('buy.download')}</AppLink>}
          </>
        )}
      </Stack>
    </Card>
  );
}
