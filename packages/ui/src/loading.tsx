import { Center, Loader, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useUiText } from './use-ui-text.ts';

/** A page or panel that is on its way. */
export function Loading() {
  const text = useUiText();
  return (
    <Center py="xl" role="status">
      <Loader aria-hidden />
      <VisuallyHidden>{text('loading')}</VisuallyHidden>
    </Center>
  );
}

export interface LoadingLinesProps {
  readonly lines?: number;
}

/** A placeholder the size of the list to come, so that nothing jumps. */
export function LoadingLines({ lines = 5 }: LoadingLinesProps) {
  const text = useUiText();
  return (
    <Stack gap="xs" py="sm" role="status">
      <VisuallyHidden>{text('loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((key) => (
        <Skeleton key={key} height={36} aria-hidden />
      ))}
    </Stack>
  );
}
