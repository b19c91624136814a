import { Alert, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { TextLink } from '../../shared/text-link.tsx';
import { useText } from '../../shared/use-text.ts';

/** What to do before there is a number to write to. */
export function NoLink({ profileId }: { readonly profileId: string }) {
  const text = useText();
  return (
    <Alert color="yellow" icon={<IconInfoCircle aria-hidden />} title={text('optIns.share.noLink')}>
      <Stack gap={4} align="flex-start">
        <Text size="sm">{text('optIns.share.noLinkText')}</Text>
        <TextLink to="/profiles/$profileId" params={{ profileId }} size="sm">
          {text('optIns.share.openProfile')}
        </TextLink>
      </Stack>
    </Alert>
  );
}
