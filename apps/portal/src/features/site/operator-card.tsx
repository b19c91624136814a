import { Alert, Anchor, Card, Stack, Text, Title } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { useSite } from '../../shared/use-site.ts';
import { useText } from '../../shared/use-text.ts';

/** Who answers for the server; what they did not say stands there as missing, with what they have to set. */
export function OperatorCard() {
  const text = useText();
  const query = useSite();
  return (
    <Card component="section" aria-labelledby="operator">
      <Stack gap="xs">
        <Title order={2} size="h4" id="operator">
          {text('site.operatorTitle')}
        </Title>
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
        {query.isPending && <LoadingLines />}
        {query.data !== undefined && <Operator {...query.data.operator} />}
      </Stack>
    </Card>
  );
}

interface OperatorProps {
  readonly name: string | null;
  readonly address: string | null;
  readonly contact: string | null;
}

function Operator({ name, address, contact }: OperatorProps) {
  const text = useText();
  const missing = [
    ...(name === null ? [text('site.operatorName')] : []),
    ...(address === null ? [text('site.operatorAddress')] : []),
    ...(contact === null ? [text('site.operatorContact')] : []),
  ];
  return (
    <>
      {name !== null && <Text fw={600}>{name}</Text>}
      {address !== null && <Text style={{ whiteSpace: 'pre-line' }}>{address}</Text>}
      {contact !== null && <Contact contact={contact} />}
      {missing.length > 0 && (
        <Alert color="orange">
          <Text fw={600}>{text('site.operatorMissing', { what: missing.join(', ') })}</Text>
          <Text size="sm">{text('site.operatorHint')}</Text>
        </Alert>
      )}
    </>
  );
}

function Contact({ contact }: { readonly contact: string }) {
  const href = contact.startsWith('https://') ? contact : `mailto:${contact}`;
  return (
    <Anchor href={href} underline="always" style={{ overflowWrap: 'anywhere' }}>
      {contact}
    </Anchor>
  );
}
