import { Button, Checkbox, FileButton, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { MAX_MEDIA_BYTES } from '@mywasender/campaigns/media/media-rules';
import type { Media } from '@mywasender/contract/models/media';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { IconPaperclip, IconTrash } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { ACCEPTED_FILES, HEADER_FILES } from '../../shared/accepted-files.ts';
import { fileSize } from '../../shared/file-size.ts';
import { MediaPreview } from '../../shared/media-preview.tsx';
import { useAddMedia } from '../../shared/use-add-media.ts';
import { useText } from '../../shared/use-text.ts';
import classes from './media-field.module.css';

export interface MediaFieldProps {
  readonly media: Media | undefined;
  /** what the header of an approved template shows; absent: any file, the text being its caption */
  readonly inHeader?: 'image' | 'video' | 'document';
  readonly onChange: (media: Media | undefined) => void;
}

/** The one file of a message: dropped or chosen, shown, removed with undo. */
export function MediaField({ media, inHeader, onChange }: MediaFieldProps) {
  const text = useText();
  const toasts = useToasts();
  const format = useFormat();
  const place = useRef<HTMLElement>(null);
  const added = (next: Media) => {
    const { activeElement } = document;
    // The button goes; whoever has begun to write meanwhile stays where they are.
    if (activeElement === document.body || place.current?.contains(activeElement)) place.current?.focus();
    onChange(next);
  };
  const remove = (removed: Media) => {
    onChange(undefined);
    // The button that was pressed is gone; who uses the keyboard goes on here.
    place.current?.focus();
    toasts.undo(text('media.removed', { name: removed.fileName }), async () => onChange(removed));
  };
  return (
    <section ref={place} tabIndex={-1} aria-labelledby="message-file" className={classes.field}>
      <Title order={2} size="h3" id="message-file" mb="xs">
        {text('media.title')}
      </Title>
      {media === undefined ? (
        <AddFile inHeader={inHeader} onAdded={added} />
      ) : (
        <Group align="flex-start" justify="space-between" gap="sm">
          <div className={classes.shown}>
            <MediaPreview media={media} />
            {media.kind !== 'document' && (
              <Text size="sm" mt={4}>
                <bdi>{media.fileName}</bdi> · {fileSize(media.bytes, format.number)}
              </Text>
            )}
          </div>
          <Button
            variant="default"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => remove(media)}
          >
            {text('media.remove')}
          </Button>
          {media.kind === 'audio' && inHeader === undefined && (
            <Text size="sm">{text('media.noCaption')}</Text>
          )}
          {inHeader !== undefined && media.kind !== inHeader && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {text(`media.inHeader.${inHeader}`)}
            </Text>
          )}
        </Group>
      )}
    </section>
  );
}

interface AddFileProps {
  readonly inHeader: MediaFieldProps['inHeader'];
  readonly onAdded: (media: Media) => void;
}

function AddFile({ inHeader, onAdded }: AddFileProps) {
  const text = useText();
  const format = useFormat();
  const [over, setOver] = useState(false);
  const [asDocument, setAsDocument] = useState(false);
  const add = useAddMedia(onAdded);
  const take = (file: File | null | undefined) => {
    if (file !== null && file !== undefined && !add.isPending) add.mutate({ file, asDocument });
  };
  const hover = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  const size = (bytes: number) => fileSize(bytes, format.number);
  const limits = {
    image: size(MAX_MEDIA_BYTES.image),
    video: size(MAX_MEDIA_BYTES.video),
    document: size(MAX_MEDIA_BYTES.document),
  };
  return (
    <Stack gap="xs">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the button, which the keyboard has */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragEnter={(event) => hover(event, true)}
        onDragOver={(event) => hover(event, true)}
        onDragLeave={(event) => hover(event, false)}
        onDrop={(event) => {
          hover(event, false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <FileButton
          onChange={take}
          accept={inHeader === undefined ? ACCEPTED_FILES : HEADER_FILES[inHeader]}
          inputProps={{ 'aria-label': text('media.add') }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              loading={add.isPending}
              leftSection={<IconPaperclip size={16} aria-hidden />}
            >
              {text('media.add')}
            </Button>
          )}
        </FileButton>
        <div className={classes.words}>
          <Text size="sm">{text(inHeader === undefined ? 'media.hint' : `media.inHeader.${inHeader}`)}</Text>
          {inHeader === undefined && (
            <Text size="xs" c="dimmed">
              {text('media.limits', limits)}
            </Text>
          )}
        </div>
      </div>
      {inHeader === undefined && (
        <Checkbox
          label={text('media.asDocument')}
          description={text('media.asDocumentHint')}
          checked={asDocument}
          onChange={(event) => setAsDocument(event.currentTarget.checked)}
        />
      )}
      {add.isPending && <Adding />}
      <ErrorNotice error={add.error} />
    </Stack>
  );
}

/** Nothing is said about what takes less than a second. */
function Adding() {
  const text = useText();
  const [seconds, setSeconds] = useState(0);
  useInterval(() => setSeconds((now) => now + 1), 1000, { autoInvoke: true });
  if (seconds === 0) return null;
  return (
    <div role="status">
      <Text size="sm">{text(seconds < 5 ? 'media.adding' : 'media.stillAdding')}</Text>
      <Progress value={100} animated aria-hidden mt={4} />
    </div>
  );
}
