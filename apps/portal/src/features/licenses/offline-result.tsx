import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { OfflineActivationAnswer } from '@mywasender/contract/http/verdict';
import { CopyButton } from '@mywasender/ui/copy-button';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useFormat } from '@mywasender/ui/use-format';
import { IconDownload } from '@tabler/icons-react';
import { downloadText } from '../../shared/download-file.ts';
import { useText } from '../../shared/use-text.ts';

export interface OfflineResultProps {
  readonly answer: OfflineActivationAnswer;
  readonly error: unknown;
  readonly pending: boolean;
  /** asks once more, with the place of this computer */
  readonly onReplace: (deviceId: string) => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** The license file, or why there is none and what helps. */
export function OfflineResult(props: OfflineResultProps) {
  const { answer, onAgain, onClose } = props;
  const text = useText();
  const { licenseFile, code } = answer;
  return (
    <Stack>
      <ErrorNotice error={props.error} />
      {licenseFile !== null && <Made answer={answer} licenseFile={licenseFile} />}
      {licenseFile === null && code === 'DEVICE_LIMIT_REACHED' && <ChoosePlace {...props} />}
      {licenseFile === null && code !== 'DEVICE_LIMIT_REACHED' && (
        <Alert color="red" role="alert" title={text('offline.refused')}>
          {code === 'VALID' ? answer.detail : text(`problems.what.${code}.next`)}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onAgain}>
          {text('offline.another')}
        </Button>
        <Button onClick={onClose}>{text('shell.close')}</Button>
      </Group>
    </Stack>
  );
}

function Made({
  answer: { fileName, validUntil },
  licenseFile,
}: {
  readonly answer: OfflineActivationAnswer;
  readonly licenseFile: string;
}) {
  const text = useText();
  const format = useFormat();
  return (
    <>
      <Alert role="status" title={text('offline.made')}>
        {validUntil === null
          ? text('offline.madeForEver')
          : text('offline.madeUntil', { date: format.date(validUntil) })}
      </Alert>
      <Text size="sm">{text('offline.third')}</Text>
      <Group gap="xs">
        <Button
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => downloadText(fileName ?? 'license.mws-license', 'application/json', licenseFile)}
        >
          {text('offline.download')}
        </Button>
        <CopyButton withText value={licenseFile} label={text('offline.copy')} />
      </Group>
    </>
  );
}

function ChoosePlace({ answer, pending, onReplace }: OfflineResultProps) {
  const text = useText();
  const format = useFormat();
  const { devices = [], swapsLeft } = answer;
  const none = swapsLeft === 0;
  return (
    <>
      <Alert color="yellow" role="alert" title={text('offline.full')}>
        {none ? text('offline.noSwaps') : text('offline.fullText')}
        {!none && swapsLeft !== undefined && ` ${text('offline.swapsLeft', { count: swapsLeft })}`}
      </Alert>
      {!none &&
        devices.map(({ id, name, lastSeenAt }) => (
          <Group key={id} justify="space-between" wrap="nowrap">
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {name}, {text('offline.lastSeen', { when: format.relative(lastSeenAt) })}
            </Text>
            <Button
              size="xs"
              variant="default"
              style={{ flex: 'none' }}
              loading={pending}
              aria-label={text('offline.replace', { name })}
              onClick={() => onReplace(id)}
            >
              {text('offline.replaceIt')}
            </Button>
          </Group>
        ))}
    </>
  );
}
