import { Button, FileButton, Stack, Text } from '@mantine/core';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useState } from 'react';
import { ACCEPTED_FILES } from '../../shared/accepted-files.ts';
import { useAddMedia } from '../../shared/use-add-media.ts';
import { useText } from '../../shared/use-text.ts';

/** A campaign stands still for its file: the way to bring it back. The core goes on by itself when it is the same. */
export function MediaAgain({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const [another, setAnother] = useState(false);
  const { media } = campaign.draft.message;
  const add = useAddMedia(({ sha256 }) => setAnother(sha256 !== media?.sha256));
  if (media === undefined) return null;
  const take = (file: File | null) => {
    if (file !== null) add.mutate({ file, asDocument: media.kind === 'document' });
  };
  return (
    <Stack gap="xs" align="flex-start" mt="xs">
      <FileButton onChange={take} accept={ACCEPTED_FILES} inputProps={{ 'aria-label': text('media.again') }}>
        {(props) => (
          <Button {...props} variant="default" loading={add.isPending}>
            {text('media.again')}
          </Button>
        )}
      </FileButton>
      {another && (
        <Text size="sm" role="status">
          {text('media.another', { name: media.fileName })}
        </Text>
      )}
      <ErrorNotice error={add.error} />
    </Stack>
  );
}
