import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { OptIn } from '@mywasender/contract/models/opt-in';
import { CopyButton } from '@mywasender/ui/copy-button';
import { QrCode } from '@mywasender/ui/qr-code';
import { ButtonLink } from '../../shared/button-link.tsx';
import { useText } from '../../shared/use-text.ts';
import { NoLink } from './no-link.tsx';
import { codeSvg } from './picture-file.ts';
import { useSavePicture } from './use-save-picture.ts';

const PNG_WIDTH = 1200;

/** The link and the code that open a chat with the keyword typed. */
export function ShareCard({ optIn: { id, keyword, link, profileId } }: { readonly optIn: OptIn }) {
  const text = useText();
  const save = useSavePicture();
  if (link === null) return <NoLink profileId={profileId} />;
  const picture = { name: `code-${keyword}`, svg: codeSvg(link) };
  return (
    <Card component="section" aria-labelledby="share-opt-in">
      <Title order={2} id="share-opt-in" mb="md">
        {text('optIns.share.title')}
      </Title>
      <Group align="flex-start" gap="xl">
        <QrCode content={link} label={text('optIns.share.qr', { keyword })} />
        <Stack flex="1 1 18rem" align="flex-start">
          <Text size="sm">{text('optIns.share.text')}</Text>
          <Text size="sm" ff="monospace" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
            {link}
          </Text>
          <Group gap="sm">
            <CopyButton withText value={link} label={text('optIns.share.copyLink')} />
            <CopyButton withText value={keyword} label={text('optIns.share.copyKeyword')} />
          </Group>
          <Group gap="sm">
            <ButtonLink to="/contacts/opt-ins/$optInId/poster" params={{ optInId: id }}>
              {text('optIns.share.makePoster')}
            </ButtonLink>
            <Button variant="default" loading={save.isPending} onClick={() => save.mutate(picture)}>
              {text('optIns.share.saveSvg')}
            </Button>
            <Button
              variant="default"
              loading={save.isPending}
              onClick={() => save.mutate({ ...picture, pngWidth: PNG_WIDTH })}
            >
              {text('optIns.share.savePng')}
            </Button>
          </Group>
        </Stack>
      </Group>
    </Card>
  );
}
