import { Text } from '@mantine/core';
import type { Media } from '@mywasender/contract/models/media';
import { useFormat } from '@mywasender/ui/use-format';
import {
  IconFileText,
  IconMicrophone,
  IconPhoto,
  IconPlayerPlayFilled,
  IconVideo,
} from '@tabler/icons-react';
import { fileSize } from './file-size.ts';
import classes from './media-preview.module.css';
import { useCommandQuery } from './use-command-query.ts';
import { useText } from './use-text.ts';

/** A file as it looks in a chat, and a word when it is not there any more. */
export function MediaPreview({ media }: { readonly media: Media }) {
  const text = useText();
  const format = useFormat();
  const { data } = useCommandQuery('templates.media', { mediaId: media.id });
  const size = fileSize(media.bytes, format.number);
  const described = text('media.described', {
    kind: text(`media.${media.kind}`),
    name: media.fileName,
    size,
  });
  const state = data?.state ?? 'ready';
  return (
    <div className={classes.media}>
      <div role="img" aria-label={described}>
        <Look media={media} size={size} thumbnail={data?.thumbnail ?? null} />
      </div>
      {state !== 'ready' && (
        <Text size="xs" className={classes.gone} role="status">
          {text(`media.${state}`)}
        </Text>
      )}
    </div>
  );
}

interface LookProps {
  readonly media: Media;
  readonly size: string;
  readonly thumbnail: string | null;
}

function Look({ media, size, thumbnail }: LookProps) {
  const ending = /\.([^.]+)$/.exec(media.fileName)?.[1]?.toUpperCase() ?? '';
  switch (media.kind) {
    case 'image':
      return thumbnail === null ? (
        <div className={classes.frame}>
          <IconPhoto size={40} aria-hidden />
        </div>
      ) : (
        <img className={classes.picture} src={thumbnail} alt="" />
      );
    case 'video':
      return (
        <div className={classes.frame}>
          {thumbnail !== null && <img className={classes.still} src={thumbnail} alt="" />}
          <span className={classes.play}>
            <IconPlayerPlayFilled size={22} aria-hidden />
          </span>
          <span className={classes.corner}>
            <IconVideo size={14} aria-hidden /> {size}
          </span>
        </div>
      );
    case 'audio':
      return (
        <div className={classes.row}>
          <IconPlayerPlayFilled size={22} aria-hidden />
          <span className={classes.track} />
          <IconMicrophone size={18} aria-hidden />
          <span className={classes.facts}>{size}</span>
        </div>
      );
    case 'document':
      return (
        <div className={classes.row}>
          <IconFileText size={32} aria-hidden />
          <span className={classes.name}>
            <bdi>{media.fileName}</bdi>
            <span className={classes.facts}>
              {ending} · {size}
            </span>
          </span>
        </div>
      );
  }
}
