import { Button, FileButton, List, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { useText } from '../../shared/use-text.ts';

/** What the server takes. */
const MOST_CHARACTERS = 20_000;

export interface OfflineRequestFormProps {
  readonly error: unknown;
  readonly pending: boolean;
  readonly onRequest: (requestFile: string) => void;
  readonly onClose: () => void;
}

/** Takes the request file of a computer, chosen or pasted. */
export function OfflineRequestForm({ error, pending, onRequest, onClose }: OfflineRequestFormProps) {
  const text = useText();
  const [fileName, setFileName] = useState<string | null>(null);
  const form = useForm({
    initialValues: { content: '' },
    validate: {
      content: (value) => {
        if (value.trim() === '') return text('offline.pasteMissing');
        return value.length > MOST_CHARACTERS ? text('offline.tooLarge') : null;
      },
    },
  });
  const take = async (file: File | null) => {
    if (file === null) return;
    // a wrong file may be any: no more of it is read than is needed to see that
    form.setFieldValue('content', await file.slice(0, MOST_CHARACTERS + 1).text());
    setFileName(file.name);
  };
  return (
    <form onSubmit={form.onSubmit(({ content }) => onRequest(content.trim()))} noValidate>
      <Stack>
        <List type="ordered" size="sm" spacing={4}>
          <List.Item>{text('offline.first')}</List.Item>
          <List.Item>{text('offline.second')}</List.Item>
          <List.Item>{text('offline.third')}</List.Item>
        </List>
        <ErrorNotice error={error} />
        <FileButton onChange={(file) => void take(file)} accept=".mws-request,application/json,.json,.txt">
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
              {text('offline.choose')}
            </Button>
          )}
        </FileButton>
        {fileName !== null && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {text('offline.chosen', { name: fileName })}
          </Text>
        )}
        <Textarea
          label={text('offline.paste')}
          autosize
          minRows={3}
          maxRows={6}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          {...form.getInputProps('content')}
        />
        <FormButtons label={text('offline.make')} pending={pending} onCancel={onClose} />
      </Stack>
    </form>
  );
}
