import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import type { PaymentDifference } from '@mywasender/contract/http/payment-differences';
import { SidePanel } from '@mywasender/ui/side-panel';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { Facts } from '../../shared/facts.tsx';
import { useText } from '../../shared/use-text.ts';
import { DifferenceState } from './difference-state.tsx';
import { differenceWords } from './difference-words.ts';
import { SettleDialog } from './settle-dialog.tsx';

export interface DifferencePanelProps {
  readonly difference: PaymentDifference;
  readonly onOrder: (orderId: string) => void;
  readonly onClose: () => void;
}

/** One difference: what differs, what to do, and the order it is about. */
export function DifferencePanel({ difference, onOrder, onClose }: DifferencePanelProps) {
  const api = useApi();
  const admin = useUser()?.role === 'admin';
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const format = useFormat();
  const [settling, setSettling] = useState(false);
  const { id, kind, provider, reference, orderId, foundAt, resolvedAt, settledReason } = difference;
  const { what, todo } = differenceWords(difference, text, format);
  const reopen = useMutation({
    mutationFn: () => api.call('POST /v1/admin/payments/differences/:id/reopen', { params: { id } }),
    onSuccess: () => {
      toasts.done(text('differences.reopened'));
      onClose();
    },
    onError: toasts.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['differences'] }),
  });
  return (
    <SidePanel onClose={onClose} title={text(`differences.kinds.${kind}`)}>
      <Stack gap="lg">
        <Text>{what}</Text>
        {resolvedAt === null && (
          <section aria-labelledby="difference-todo">
            <Title order={3} id="difference-todo" mb="xs">
              {text('differences.todoTitle')}
            </Title>
            <Text size="sm">{todo}</Text>
          </section>
        )}
        <Facts
          facts={[
            { label: text('differences.state'), value: <DifferenceState difference={difference} /> },
            { label: text('payments.provider'), value: text(`differences.providers.${provider}`) },
            {
              label: text(kind === 'missing' ? 'payments.orderId' : 'differences.reference'),
              value: <Code style={{ overflowWrap: 'anywhere' }}>{reference}</Code>,
            },
            { label: text('differences.found'), value: format.dateTime(foundAt) },
            ...(resolvedAt === null
              ? []
              : [{ label: text('differences.over'), value: format.dateTime(resolvedAt) }]),
            ...(settledReason === null ? [] : [{ label: text('differences.reason'), value: settledReason }]),
          ]}
        />
        <Group gap="sm">
          {orderId !== null && (
            <Button variant="default" onClick={() => onOrder(orderId)}>
              {text('differences.showOrder')}
            </Button>
          )}
          {admin && resolvedAt === null && (
            <Button onClick={() => setSettling(true)}>{text('differences.settle')}</Button>
          )}
          {admin && settledReason !== null && (
            <Button variant="default" loading={reopen.isPending} onClick={() => reopen.mutate()}>
              {text('differences.reopen')}
            </Button>
          )}
        </Group>
      </Stack>
      {settling && (
        <SettleDialog difference={difference} onClose={() => setSettling(false)} onSettled={onClose} />
      )}
    </SidePanel>
  );
}
