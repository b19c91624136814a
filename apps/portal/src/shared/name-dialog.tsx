import { Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { FormButtons } from './form-buttons.tsx';
import { useText } from './use-text.ts';

export interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  /** the name until now */
  readonly name: string;
  readonly maxLength?: number;
  readonly onName: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Gives something another name. Stays open and says why when it fails. */
export function NameDialog({ title, label, name, maxLength = 120, onName, onClose }: NameDialogProps) {
  const text = useText();
  const form = useForm({
    initialValues: { name },
    validate: { name: (value) => (value.trim() === '' ? text('account.nameMissing') : null) },
  });
  const rename = useMutation({ mutationFn: onName, onSuccess: onClose });
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={form.onSubmit((values) => rename.mutate(values.name.trim()))} noValidate>
        <Stack>
          <ErrorNotice error={rename.error} />
          <TextInput label={label} maxLength={maxLength} data-autofocus {...form.getInputProps('name')} />
          <FormButtons label={text('shell.save')} pending={rename.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}
