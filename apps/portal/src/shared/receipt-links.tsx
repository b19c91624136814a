import { Button, Group } from '@mantine/core';
import type { Order } from '@mywasender/contract/http/orders';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useApi } from './api/api-context.tsx';
import { downloadFile } from './download-file.ts';
import { useText } from './use-text.ts';

export interface ReceiptLinksProps {
  readonly order: Pick<Order, 'id' | 'receipts'>;
  /** of a buyer who is not signed in */
  readonly token?: string | undefined;
}

/** The invoices and credit notes of an order, to be saved. */
export function ReceiptLinks({ order, token }: ReceiptLinksProps) {
  const api = useApi();
  const toasts = useToasts();
  const text = useText();
  const save = useMutation({
    mutationFn: async ({ id, number }: Order['receipts'][number]) => {
      const query = { receipt: id, ...(token === undefined ? {} : { token }) };
      const file = await api.download('GET /v1/orders/:id/receipt.pdf', { params: { id: order.id }, query });
      downloadFile(`${number}.pdf`, file);
    },
    onError: toasts.failed,
  });
  return (
    <Group gap="xs">
      {order.receipts.map((receipt) => (
        <Button
          key={receipt.id}
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          loading={save.isPending && save.variables.id === receipt.id}
          onClick={() => save.mutate(receipt)}
        >
          {text(receipt.kind === 'invoice' ? 'buy.receipt' : 'buy.credit', { number: receipt.number })}
        </Button>
      ))}
    </Group>
  );
}
