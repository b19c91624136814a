import { Button, Code, Group, Stack, Text } from '@mantine/core';
import type { GenerateLicensesAnswer } from '@mywasender/contract/http/licenses';
import { licenseCsv } from '@mywasender/contract/license-csv';
import { CopyButton } from '@mywasender/ui/copy-button';
import { PageHeader } from '@mywasender/ui/page-header';
import { IconDownload } from '@tabler/icons-react';
import { AppLink } from '../../shared/app-link.tsx';
import { downloadText } from '../../shared/download-file.ts';
import { dayOf } from '../../shared/end-of-day.ts';
import { useText } from '../../shared/use-text.ts';
import classes from './generated-result.module.css';
import { KeyCardsButton } from './key-cards.tsx';
import { MailKeysButton } from './mail-keys-button.tsx';

export interface GeneratedResultProps {
  readonly answer: GenerateLicensesAnswer;
  readonly listHref: string;
  readonly onAgain: () => void;
}

/** The new keys, to be copied one by one, all at once or as a file. */
export function GeneratedResult({ answer, listHref, onAgain }: GeneratedResultProps) {
  const text = useText();
  const { licenses, balance } = answer;
  const download = () =>
    downloadText(`licenses-${dayOf(new Date())}.csv`, 'text/csv;charset=utf-8', licenseCsv(licenses));
  return (
    <>
      <PageHeader
        title={text('licenses.generated', { count: licenses.length })}
        {...(balance === null ? {} : { description: text('licenses.balanceLeft', { balance }) })}
        actions={
          <>
            <CopyButton
              withText
              label={text('licenses.copyAll')}
              value={licenses.map((license) => license.key).join('\n')}
            />
            <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={download}>
              {text('licenses.downloadCsv')}
            </Button>
            <KeyCardsButton licenses={licenses} />
            <MailKeysButton licenses={licenses} />
          </>
        }
      />
      <Stack>
        <ul className={classes.keys} aria-label={text('licenses.keysLabel')}>
          {licenses.map((license) => (
            <li key={license.id}>
              <Code fz="sm" style={{ overflowWrap: 'anywhere' }}>
                {license.key}
              </Code>
              <CopyButton value={license.key} label={text('licenses.copyKeyOf', { key: license.key })} />
            </li>
          ))}
        </ul>
        <Group>
          <Button onClick={onAgain}>{text('licenses.generateMore')}</Button>
          <Text size="sm">
            <AppLink to={listHref}>{text('licenses.title')}</AppLink>
          </Text>
        </Group>
      </Stack>
    </>
  );
}
