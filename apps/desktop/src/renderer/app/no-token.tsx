import { Text, Title } from '@mantine/core';
import { useText } from '../shared/use-text.ts';
import { FullPage } from './full-page.tsx';

/** The page of the headless host, opened without following the link it printed. */
export function NoToken() {
  const text = useText();
  return (
    <FullPage>
      <Title order={1}>{text('app.start.title')}</Title>
      <Text fw={600}>{text('app.start.noToken')}</Text>
      <Text>{text('app.start.noTokenText')}</Text>
    </FullPage>
  );
}
