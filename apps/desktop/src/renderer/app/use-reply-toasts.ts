import { notifications } from '@mantine/notifications';
import type { InboxMessage } from '@mywasender/contract/models/conversation';
import { useUiText } from '@mywasender/ui/use-ui-text';
import { useCoreEvent } from '../shared/core.tsx';
import { type Text, useText } from '../shared/use-text.ts';

/** Says at once when somebody asked to stop, or may have. Ordinary replies wait on their page. */
export function useReplyToasts(): void {
  const text = useText();
  const uiText = useUiText();
  useCoreEvent('message.received', (message) => {
    if (message.optOut === 'none') return;
    notifications.show({
      color: 'yellow',
      message: sentence(text, message),
      autoClose: 10_000,
      closeButtonProps: { 'aria-label': uiText('close') },
    });
  });
}

function sentence(text: Text, { optOut, name, phone }: InboxMessage): string {
  const who = name === '' ? (phone ?? '') : name;
  return text(optOut === 'stop' ? 'app.toast.stop' : 'app.toast.ambiguous', { name: who });
}
