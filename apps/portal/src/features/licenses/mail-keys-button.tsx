import { Button } from '@mantine/core';
import { type License, MOST_MAILED } from '@mywasender/contract/http/licenses';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconMail, IconMailCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { useIdempotencyKey } from '../../shared/use-idempotency-key.ts';
import { useText } from '../../shared/use-text.ts';

/** Mails the keys of licenses to their customer: one mail each, so only where there are few. Nothing where nobody is known. */
export function MailKeysButton({ licenses }: { readonly licenses: readonly License[] }) {
  const api = useApi();
  const toasts = useToasts();
  const idempotency = useIdempotencyKey();
  const text = useText();
  const [first] = licenses;
  const ids = licenses.map(({ id }) => id);
  const mail = useMutation({
    mutationFn: () => {
      const body = { ids };
      return api.call('POST /v1/licenses/bulk/mail', { body }, { idempotencyKey: idempotency.keyFor(body) });
    },
    onSuccess: () => toasts.done(text('licenses.mailed', { email: first?.customerEmail ?? '' })),
    onError: toasts.failed,
  });
  if (first === undefined || first.customerEmail === null || licenses.length > MOST_MAILED) return null;
  return (
    <Button
      variant="default"
      leftSection={
        mail.isSuccess ? <IconMailCheck size={16} aria-hidden /> : <IconMail size={16} aria-hidden />
      }
      loading={mail.isPending}
      // once more would be a second mail
      disabled={mail.isSuccess}
      onClick={() => mail.mutate()}
    >
      {text('licenses.mailKeys', { count: licenses.length })}
    </Button>
  );
}
