import { Alert } from '@mantine/core';
import { useFormat } from '@mywasender/ui/use-format';
import { IconLock } from '@tabler/icons-react';
import { useNow } from '../../shared/use-now.ts';
import { useText } from '../../shared/use-text.ts';

/** WhatsApp's lock for new chats, counting down. `endsAt` is null when WhatsApp does not say. */
export function TimeLock({ endsAt }: { readonly endsAt: number | null }) {
  const text = useText();
  const format = useFormat();
  const now = useNow(1000);
  const sentence =
    endsAt === null
      ? text('profiles.meter.lockOpen')
      : text('profiles.meter.lockUntil', {
          left: format.duration(endsAt - now),
          time: format.dateTime(endsAt),
        });
  return (
    <Alert color="red" icon={<IconLock aria-hidden />} title={text('profiles.meter.lock')}>
      {sentence}
    </Alert>
  );
}
