import { Alert, Button, Card, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { INCIDENT_ACTIONS, type IncidentScope } from '@mywasender/contract/http/incidents';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { PageHeader } from '@mywasender/ui/page-header';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconUsers } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { PasswordForm } from '../../shared/password-form.tsx';
import { useIdempotencyKey } from '../../shared/use-idempotency-key.ts';
import { useText } from '../../shared/use-text.ts';
import { bodyOf, scopeOf, useIncidentForm } from './incident-form.ts';
import { IncidentPreview } from './incident-preview.tsx';
import { ScopeFields } from './scope-fields.tsx';

export interface NewIncidentPageProps {
  readonly onOpened: (id: string) => void;
  readonly onCancel: () => void;
}

/** What happened, whom it concerns, what is done: nobody acts before they saw on whom, nor without their password. */
export function NewIncidentPage({ onOpened, onCancel }: NewIncidentPageProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const idempotency = useIdempotencyKey();
  const toasts = useToasts();
  const text = useText();
  const form = useIncidentForm(text);
  const [acting, setActing] = useState(false);
  const [unseen, setUnseen] = useState(false);
  const scope = scopeOf(form.values);
  const preview = useMutation({
    mutationFn: (wanted: IncidentScope) =>
      api.call('POST /v1/admin/incidents/preview', { body: { scope: wanted } }),
  });
  // what was seen counts for what it was seen of alone
  const seen =
    scope !== null && JSON.stringify(preview.variables) === JSON.stringify(scope) ? preview.data : undefined;

  const look = () => {
    setUnseen(false);
    const invalid = (['userIds', 'since', 'address'] as const).some(
      (field) => form.validateField(field).hasError,
    );
    if (!invalid && scope !== null) preview.mutate(scope);
  };
  const submit = () => {
    setUnseen(seen === undefined);
    setActing(seen !== undefined && seen.accounts > 0);
  };
  const open = async (password: string) => {
    if (scope === null) return;
    const body = bodyOf(form.values, scope);
    const incident = await api.call(
      'POST /v1/admin/incidents',
      { body: { ...body, password } },
      { idempotencyKey: idempotency.keyFor(body) },
    );
    toasts.done(text(incident.run === 'awaiting-approval' ? 'incidents.nowWaits' : 'incidents.nowOpen'));
    await queryClient.invalidateQueries({ queryKey: ['incidents'] });
    onOpened(incident.id);
  };

  return (
    <>
      <PageHeader title={text('incidents.newTitle')} description={text('incidents.newText')} />
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack maw="44rem">
          <Card>
            <Stack>
              <TextInput
                label={text('incidents.name')}
                description={text('incidents.nameHint')}
                maxLength={200}
                {...form.getInputProps('title')}
              />
              <Textarea
                label={text('incidents.summary')}
                description={text('incidents.summaryHint')}
                autosize
                minRows={3}
                maxLength={4000}
                {...form.getInputProps('summary')}
              />
              <TextInput
                type="datetime-local"
                label={text('incidents.discovered')}
                description={text('incidents.discoveredHint')}
                {...form.getInputProps('discoveredAt')}
              />
            </Stack>
          </Card>
          <Card>
            <Stack>
              <ScopeFields form={form} />
              <Group>
                <Button
                  variant="default"
                  leftSection={<IconUsers size={16} aria-hidden />}
                  loading={preview.isPending}
                  onClick={look}
                >
                  {text('incidents.preview')}
                </Button>
              </Group>
              <ErrorNotice error={preview.error} onRetry={look} />
              {seen !== undefined && <IncidentPreview preview={seen} />}
            </Stack>
          </Card>
          <Card>
            <Checkbox.Group label={text('incidents.measures')} {...form.getInputProps('actions')}>
              <Stack mt="xs">
                {INCIDENT_ACTIONS.map((action) => (
                  <Checkbox
                    key={action}
                    value={action}
                    label={text(`incidents.actions.${action}`)}
                    description={text(`incidents.actionTexts.${action}`)}
                  />
                ))}
              </Stack>
            </Checkbox.Group>
          </Card>
          {unseen && seen === undefined && <Alert color="red">{text('incidents.previewMissing')}</Alert>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onCancel}>
              {text('shell.cancel')}
            </Button>
            <Button type="submit" color="red">
              {text('incidents.act')}
            </Button>
          </Group>
        </Stack>
      </form>
      {acting && seen !== undefined && (
        <Dialog title={text('incidents.newTitle')} onClose={() => setActing(false)}>
          <PasswordForm
            text={
              seen.waits
                ? text('incidents.actTextWaits')
                : text('incidents.actText', { count: seen.accounts })
            }
            confirmLabel={text('incidents.act')}
            danger
            onConfirm={open}
            onCancel={() => setActing(false)}
          />
        </Dialog>
      )}
    </>
  );
}
