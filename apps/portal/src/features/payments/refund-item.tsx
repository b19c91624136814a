import { Button, Group, Text } from '@mantine/core';
import type { AdminPayment } from '@mywasender/contract/http/payments';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import { SettleRefundDialog } from './settle-refund-dialog.tsx';
import { useReload } from './use-reload.ts';

export interface RefundItemProps {
  readonly payment: AdminPayment;
  readonly refund: AdminPayment['refunds'][number];
}

/** What was asked to be given back and what became of it; one that failed waits for an admin. */
export function RefundItem({ payment, refund }: RefundItemProps) {
  const admin = useUser()?.role === 'admin';
  const api = useApi();
  const text = useText();
  const format = useFormat();
  const toasts = useToasts();
  const reload = useReload(payment.id);
  const [settling, setSettling] = useState(false);
  const amount = format.money(refund.amount, payment.currency);
  const retry = useMutation({
    mutationFn: () =>
      api.call('POST /v1/admin/payments/:id/refunds/:refundId/retry', {
        params: { id: payment.id, refundId: refund.id },
      }),
    onSuccess: () => toasts.done(text('payments.retriedDone')),
    // refused once more it failed once more, and stands in the list as well
    onSettled: reload,
  });
  const { settlement } = refund;
  const ended = settlement === 'retried' ? text('payments.retried') : null;
  const how = ended ?? (settlement === null ? null : text('payments.settled', { how: settlement }));
  return (
    <>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {[
          format.dateTime(refund.createdAt),
          amount,
          text(`payments.refundStates.${refund.state}`),
          refund.takeBack ? text('payments.takenBack') : null,
          refund.reason,
          refund.problem,
          how,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </Text>
      <ErrorNotice error={retry.error} />
      {admin && refund.state === 'failed' && refund.settledAt === null && (
        <Group gap="xs" mt="xs">
          <Button
            size="xs"
            loading={retry.isPending}
            onClick={() => retry.mutate()}
            aria-label={text('payments.retryLabel', { amount })}
          >
            {text('payments.retry')}
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => setSettling(true)}
            aria-label={text('payments.settleLabel', { amount })}
          >
            {text('payments.settle')}
          </Button>
        </Group>
      )}
      {settling && (
        <SettleRefundDialog payment={payment} refund={refund} onClose={() => setSettling(false)} />
      )}
    </>
  );
}
