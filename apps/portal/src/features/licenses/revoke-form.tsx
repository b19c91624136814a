import { Alert, Stack, Textarea, TextInput, type TextInputProps } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import type { ReactNode } from 'react';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { useText } from '../../shared/use-text.ts';

export interface RevokeFormProps {
  readonly title: string;
  /** to be typed, in capitals or not: it shows that somebody looked at what is revoked */
  readonly typed: string;
  readonly typing: Pick<TextInputProps, 'inputMode' | 'spellCheck'>;
  readonly error: unknown;
  readonly pending: boolean;
  readonly onRevoke: (reason: string) => void;
  readonly onClose: () => void;
  /** what is revoked, where the title does not say it */
  readonly children?: ReactNode;
}

/** Revoking cannot be undone: it asks for the reason, and for something typed. */
export function RevokeForm({ typed: wanted, ...props }: RevokeFormProps) {
  const text = useText();
  const form = useForm({
    initialValues: { reason: '', typed: '' },
    validate: {
      reason: (value) => (value.trim() === '' ? text('licenses.revokeReasonMissing') : null),
      typed: (value) =>
        value.trim().toUpperCase() === wanted.toUpperCase()
          ? null
          : text('licenses.revokeTypeWrong', { end: wanted }),
    },
  });
  return (
    <Dialog onClose={props.onClose} title={props.title}>
      <form onSubmit={form.onSubmit(({ reason }) => props.onRevoke(reason.trim()))} noValidate>
        <Stack>
          <Alert color="red">{text('licenses.revokeText')}</Alert>
          {props.children}
          <ErrorNotice error={props.error} />
          <Textarea
            label={text('licenses.revokeReason')}
            description={text('licenses.revokeReasonHint')}
            autosize
            minRows={2}
            maxLength={500}
            data-autofocus
            {...form.getInputProps('reason')}
          />
          <TextInput
            label={text('licenses.revokeType', { end: wanted })}
            autoComplete="off"
            {...props.typing}
            {...form.getInputProps('typed')}
          />
          <FormButtons
            label={text('licenses.revokeConfirm')}
            pending={props.pending}
            danger
            onCancel={props.onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
