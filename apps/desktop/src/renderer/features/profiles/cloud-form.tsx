import { Button, Group, Stack } from '@mantine/core';
import type { CloudAccount } from '@mywasender/contract/models/profile';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import type { CloudAccountInput } from './cloud-account-input.ts';
import { CloudFields, isComplete } from './cloud-fields.tsx';

export interface CloudFormProps {
  readonly profileId: string;
  readonly cloud: CloudAccount;
  readonly onDone: () => void;
}

/** Another account or new secrets; those saved are never shown and stay where nothing is entered. */
export function CloudForm({ profileId, cloud, onDone }: CloudFormProps) {
  const text = useText();
  const toasts = useToasts();
  const { phoneNumberId, wabaId } = cloud;
  const [account, setAccount] = useState<CloudAccountInput>({
    phoneNumberId,
    wabaId,
    accessToken: '',
    appSecret: '',
  });
  const [tried, setTried] = useState(false);
  const save = useCommand('profiles.setCloud', {
    onSuccess: () => {
      toasts.done(text('profiles.cloud.saved'));
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isComplete(account, true)) return;
    const { accessToken, appSecret } = account;
    save.mutate({
      profileId,
      phoneNumberId: account.phoneNumberId,
      wabaId: account.wabaId,
      accessToken: accessToken === '' ? null : accessToken,
      appSecret: appSecret === '' ? null : appSecret,
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <CloudFields value={account} saved tried={tried} onChange={setAccount} />
        <ErrorNotice error={save.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {text('app.actions.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {text('app.actions.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
