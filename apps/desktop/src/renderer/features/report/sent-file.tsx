import { Title } from '@mantine/core';
import type { Media } from '@mywasender/contract/models/media';
import { MediaPreview } from '../../shared/media-preview.tsx';
import { useText } from '../../shared/use-text.ts';

/** The file everybody got. */
export function SentFile({ media }: { readonly media: Media }) {
  const text = useText();
  return (
    <section aria-labelledby="report-file">
      <Title order={2} size="h3" id="report-file" mb="xs">
        {text('report.file')}
      </Title>
      <MediaPreview media={media} />
      {media.kind !== 'document' && media.fileName}
    </section>
  );
}
