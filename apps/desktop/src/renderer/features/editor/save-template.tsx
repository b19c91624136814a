import { Button, Group, Modal, Stack } from '@mantine/core';
import type { TemplateTexts } from '@mywasender/contract/models/template';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { TemplateFields, type TemplateNaming } from '../../shared/template-fields.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

export interface SaveTemplateProps {
  readonly texts: TemplateTexts;
  /** what it is called when nothing else is typed */
  readonly name: string;
  readonly disabled: boolean;
}

/** Keeps the message of a campaign in the library. */
export function SaveTemplate({ texts, name: proposed, disabled }: SaveTemplateProps) {
  const text = useText();
  const toasts = useToasts();
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState<TemplateNaming>({ name: proposed, tags: [] });
  const remove = useCommand('templates.remove');
  const save = useCommand('templates.save', {
    onSuccess: ({ id, name: saved }) => {
      setOpen(false);
      toasts.undo(text('templates.saved', { name: saved }), () => remove.mutateAsync({ templateIds: [id] }));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (naming.name.trim() !== '') save.mutate({ name: naming.name, tags: [...naming.tags], texts });
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        disabled={disabled}
        leftSection={<IconDeviceFloppy size={14} aria-hidden />}
        onClick={() => {
          setNaming((old) => ({ ...old, name: proposed }));
          setOpen(true);
        }}
      >
        {text('templates.keep')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={text('templates.keep')}
        closeButtonProps={{ 'aria-label': text('app.actions.close') }}
      >
        <form onSubmit={submit} noValidate>
          <Stack>
            <TemplateFields value={naming} onChange={setNaming} />
            <ErrorNotice error={save.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setOpen(false)}>
                {text('app.actions.cancel')}
              </Button>
              <Button type="submit" loading={save.isPending}>
                {text('app.actions.save')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
