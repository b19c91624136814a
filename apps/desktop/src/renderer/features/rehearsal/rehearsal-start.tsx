import { Button } from '@mantine/core';
import { EmptyState } from '@mywasender/ui/empty-state';
import { useText } from '../../shared/use-text.ts';

export function RehearsalStart({ onStart }: { readonly onStart: () => void }) {
  const text = useText();
  return (
    <EmptyState
      title={text('rehearsal.startTitle')}
      text={text('rehearsal.startText')}
      action={<Button onClick={onStart}>{text('rehearsal.start')}</Button>}
    />
  );
}
