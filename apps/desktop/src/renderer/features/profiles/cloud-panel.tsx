import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { CloudAccount, Profile } from '@mywasender/contract/models/profile';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useState } from 'react';
import { FactList } from '../../shared/fact-list.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import { CloudForm } from './cloud-form.tsx';

export interface CloudPanelProps {
  readonly profile: Profile;
  readonly cloud: CloudAccount;
}

/** The account behind a number of the official API, and whether Meta accepts it. */
export function CloudPanel({ profile, cloud }: CloudPanelProps) {
  const text = useText();
  const [editing, setEditing] = useState(false);
  const test = useCommand('profiles.testCloud');
  const { id: profileId } = profile;
  const edit = () => {
    test.reset();
    setEditing(true);
  };
  return (
    <Card component="section" aria-labelledby="cloud-account">
      <Stack>
        <Title order={2} id="cloud-account">
          {text('profiles.cloud.title')}
        </Title>
        <Text size="sm">{text('profiles.cloud.text')}</Text>
        {editing ? (
          <CloudForm profileId={profileId} cloud={cloud} onDone={() => setEditing(false)} />
        ) : (
          <>
            <FactList
              facts={[
                { key: 'number', label: text('profiles.cloud.phoneNumberId'), value: cloud.phoneNumberId },
                { key: 'account', label: text('profiles.cloud.wabaId'), value: cloud.wabaId },
              ]}
            />
            <ErrorNotice error={test.error} />
            <div role="status">
              {test.data !== undefined && (
                <Alert color={test.data.result === 'good' ? 'teal' : 'red'}>
                  {text(`profiles.cloud.result.${test.data.result}`, {
                    phone: test.data.phone ?? '',
                    name: test.data.name ?? '',
                  })}
                </Alert>
              )}
            </div>
            <Group gap="sm">
              <Button variant="default" loading={test.isPending} onClick={() => test.mutate({ profileId })}>
                {text('profiles.cloud.test')}
              </Button>
              <Button variant="default" onClick={edit}>
                {text('profiles.cloud.change')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Card>
  );
}
