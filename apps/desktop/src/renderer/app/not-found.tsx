import { Stack } from '@mantine/core';
import { PageHeader } from '@mywasender/ui/page-header';
import { ButtonLink } from '../shared/button-link.tsx';
import { useText } from '../shared/use-text.ts';

export function NotFound() {
  const text = useText();
  return (
    <Stack component="main" p="xl" align="flex-start">
      <PageHeader title={text('app.notFound.title')} description={text('app.notFound.text')} />
      <ButtonLink to="/">{text('app.notFound.action')}</ButtonLink>
    </Stack>
  );
}
