import { ActionIcon, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { ApprovedTemplate } from '@mywasender/contract/models/approved-template';
import type { Media } from '@mywasender/contract/models/media';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { MediaPreview } from '../../shared/media-preview.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useLanguageName } from '../../shared/use-language-name.ts';
import { useText } from '../../shared/use-text.ts';
import classes from './message-preview.module.css';
import { type PreviewPick, PreviewSearch } from './preview-search.tsx';
import { type TemplateFrame, templateFrame } from './read-frame.ts';
import { FrameButtons, FrameHeader } from './template-frame.tsx';
import { WhatsAppText } from './whatsapp-text.tsx';

export interface MessagePreviewProps {
  /** its texts and who gets it */
  readonly message: Pick<
    CommandInput<'templates.preview'>,
    'text' | 'translations' | 'variants' | 'audience' | 'template'
  >;
  /** the approved template its text comes from */
  readonly approved: ApprovedTemplate | undefined;
  /** the file it goes with */
  readonly media: Media | undefined;
  /** of the text that is being written; null: the original */
  readonly language: string | null;
  /** which of the variants */
  readonly variant: number;
  /** false while the text has an error and cannot be rendered */
  readonly readable: boolean;
}

/** The message on a phone, person by person. */
export function MessagePreview({
  message,
  approved,
  media,
  language,
  variant,
  readable,
}: MessagePreviewProps) {
  const text = useText();
  const nameOf = useLanguageName();
  const [own, setOwn] = useState(true);
  const version = message.variants?.items[variant] ?? message;
  const several = version.translations !== undefined;
  const [index, setIndex] = useState(0);
  const [search, setSearch] = useState('');
  const [pick, setPick] = useState<PreviewPick>('order');
  const [wanted] = useDebouncedValue(search.trim(), 200);
  const { data, error } = useCommandQuery(
    'templates.preview',
    {
      ...message,
      variant: message.variants === undefined ? 0 : variant,
      ...(several && !own ? { language } : {}),
      ...(wanted === '' ? {} : { search: wanted }),
      ...(pick === 'order' ? {} : { pick }),
      offset: index,
      limit: 1,
    },
    { enabled: readable, keepPrevious: true },
  );
  const row = data?.rows[0];
  const total = data?.total ?? 0;
  const name = row === undefined ? '' : row.name === '' ? row.phone : row.name;
  return (
    <Stack component="section" gap="xs" aria-labelledby="message-preview">
      <Group justify="space-between">
        <Title order={2} size="h3" id="message-preview">
          {text('editor.message.preview')}
        </Title>
        {total > 0 && (
          <Group gap="xs">
            <ActionIcon
              variant="default"
              aria-label={text('editor.message.previous')}
              disabled={index === 0}
              onClick={() => setIndex(index - 1)}
            >
              <IconChevronLeft size={18} aria-hidden className={classes.directed} />
            </ActionIcon>
            <Text size="sm">{text('editor.message.person', { index: index + 1, total })}</Text>
            <ActionIcon
              variant="default"
              aria-label={text('editor.message.next')}
              disabled={index + 1 >= total}
              onClick={() => setIndex(index + 1)}
            >
              <IconChevronRight size={18} aria-hidden className={classes.directed} />
            </ActionIcon>
          </Group>
        )}
      </Group>
      <PreviewSearch
        search={search}
        pick={pick}
        onSearch={(next) => {
          setSearch(next);
          setIndex(0);
        }}
        onPick={(next) => {
          setPick(next);
          setIndex(0);
        }}
      />
      {several && (
        <Switch
          size="sm"
          label={text('editor.languages.own')}
          checked={own}
          onChange={(event) => setOwn(event.currentTarget.checked)}
        />
      )}
      {several && row !== undefined && (
        <Text size="xs" c="dimmed">
          {text('editor.languages.shown', { language: nameOf(row.language) })}
        </Text>
      )}
      <ErrorNotice error={error} />
      {readable ? (
        <Phone
          name={name}
          media={media}
          text={row?.text}
          frame={
            approved === undefined || message.template === undefined || row === undefined
              ? undefined
              : templateFrame(approved, message.template, row.values ?? [])
          }
          empty={data !== undefined && total === 0}
          found={wanted === '' && pick === 'order' ? 'nobody' : pick === 'missing' ? 'complete' : 'notFound'}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {text('editor.message.fixFirst')}
        </Text>
      )}
    </Stack>
  );
}

interface PhoneProps {
  readonly name: string;
  readonly text: string | undefined;
  readonly media: Media | undefined;
  readonly frame: TemplateFrame | undefined;
  readonly empty: boolean;
  /** what is said when it is empty */
  readonly found: 'nobody' | 'complete' | 'notFound';
}

function Phone({ name, text: message, media, frame, empty, found }: PhoneProps) {
  const text = useText();
  // Sound has no caption, whatever is written.
  const said = media?.kind === 'audio' ? '' : (message ?? '');
  if (empty) return <Text size="sm">{text(`editor.preview.${found}`)}</Text>;
  return (
    <figure className={classes.phone} aria-label={text('editor.message.previewOf', { name })}>
      <figcaption className={classes.chatName}>{name}</figcaption>
      <div className={classes.chat}>
        {(said !== '' || media !== undefined) && (
          <div className={classes.bubble} dir="auto">
            {media !== undefined && (
              <div className={classes.file}>
                <MediaPreview media={media} />
              </div>
            )}
            {frame !== undefined && <FrameHeader frame={frame} />}
            {said !== '' && <WhatsAppText text={said} />}
            {frame !== undefined && frame.footer !== null && (
              <div className={classes.footer}>{frame.footer}</div>
            )}
          </div>
        )}
        {frame !== undefined && said !== '' && <FrameButtons frame={frame} />}
      </div>
    </figure>
  );
}
