import { Button, Group } from '@mantine/core';
import { EmptyState } from '@mywasender/ui/empty-state';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useText } from '../shared/use-text.ts';

/** A page that failed to draw. The frame around it, and everything that is being sent, goes on. */
export function PageProblem() {
  const text = useText();
  return (
    <EmptyState
      title={text('app.crash.title')}
      text={text('app.crash.text')}
      icon={<IconAlertTriangle />}
      action={
        <Group>
          <Button onClick={() => window.location.reload()}>{text('app.crash.reload')}</Button>
        </Group>
      }
    />
  );
}
