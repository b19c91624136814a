import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { CopyButton } from '@mywasender/ui/copy-button';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { downloadText } from '../../shared/download-file.ts';
import { useText } from '../../shared/use-text.ts';
import classes from './recovery-codes.module.css';

export interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** New recovery codes, to be kept: they are shown only now. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const text = useText();
  const all = codes.join('\n');
  const download = () =>
    downloadText('mywasender-recovery-codes.txt', 'text/plain;charset=utf-8', `${all}\n`);
  return (
    <Stack>
      <Alert>{text('security.codesOnce')}</Alert>
      <Text size="sm">{text('security.codesText')}</Text>
      <ul className={classes.codes} aria-label={text('security.codesLabel')}>
        {codes.map((code) => (
          <li key={code}>
            <Code fz="sm">{code}</Code>
          </li>
        ))}
      </ul>
      <Group>
        <CopyButton withText label={text('security.copyCodes')} value={all} />
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={download}>
          {text('security.downloadCodes')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {text('security.printCodes')}
        </Button>
      </Group>
      <Group justify="flex-end">
        <Button onClick={onDone}>{text('security.codesKept')}</Button>
      </Group>
    </Stack>
  );
}
