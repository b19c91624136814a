import { Button, FileButton, Group, List, Stack, Text } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTransport } from '../../shared/core.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

/** Activation of a computer without internet: a request file goes out, a license file comes back. */
export function LicenseFiles({ onActivated }: { readonly onActivated: () => void }) {
  const text = useText();
  const toasts = useToasts();
  const transport = useTransport();
  const [problem, setProblem] = useState<Error | null>(null);
  const request = useCommand('license.createRequestFile', {
    onSuccess: ({ file, name }) => {
      transport.saveFile(file, name).then(() => toasts.done(text('license.file.saved')), setProblem);
    },
    onError: setProblem,
  });
  const importing = useCommand('license.importFile', {
    answers: 'license.state',
    onSuccess: onActivated,
    onError: setProblem,
  });
  const take = (chosen: File | null) => {
    if (chosen === null) return;
    setProblem(null);
    transport
      .putFile({ name: chosen.name, content: chosen })
      .then((file) => importing.mutate({ file }), setProblem);
  };
  const save = () => {
    setProblem(null);
    request.mutate({});
  };
  return (
    <Stack>
      <Text size="sm">{text('license.file.text')}</Text>
      <List type="ordered" size="sm">
        <List.Item>{text('license.file.first')}</List.Item>
        <List.Item>{text('license.file.second')}</List.Item>
        <List.Item>{text('license.file.third')}</List.Item>
      </List>
      <Group>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={request.isPending}
          onClick={save}
        >
          {text('license.file.request')}
        </Button>
        <FileButton onChange={take} accept=".mws-license">
          {(props) => (
            <Button
              {...props}
              leftSection={<IconUpload size={18} aria-hidden />}
              loading={importing.isPending}
            >
              {text('license.file.import')}
            </Button>
          )}
        </FileButton>
      </Group>
      <ErrorNotice error={problem} />
    </Stack>
  );
}
