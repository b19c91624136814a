import { MAX_MEDIA_BYTES } from '@mywasender/campaigns/media/media-rules';
import { AppError } from '@mywasender/contract/app-error';
import type { Media, MediaDetails } from '@mywasender/contract/models/media';
import { useFormat } from '@mywasender/ui/use-format';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTransport } from './core.tsx';
import { fileSize } from './file-size.ts';
import { makeThumbnail } from './make-thumbnail.ts';
import { commandKey } from './use-command-query.ts';

export interface ChosenFile {
  readonly file: File;
  readonly asDocument: boolean;
}

/** Hands a chosen file to the core, which looks at its content and keeps it. */
export function useAddMedia(
  onAdded: (media: Media) => void,
): UseMutationResult<MediaDetails, Error, ChosenFile> {
  const transport = useTransport();
  const queries = useQueryClient();
  const format = useFormat();
  const size = (bytes: number) => fileSize(bytes, format.number);
  return useMutation<MediaDetails, Error, ChosenFile>({
    mutationFn: async ({ file, asDocument }) => {
      // Nothing may be larger, so that a film of gigabytes is not even copied.
      if (file.size > MAX_MEDIA_BYTES.document) {
        const limit = size(MAX_MEDIA_BYTES.document);
        throw new AppError('MEDIA_TOO_LARGE', {
          name: file.name,
          size: size(file.size),
          kind: 'a file',
          limit,
        });
      }
      const thumbnail = await makeThumbnail(file);
      const token = await transport.putFile({ name: file.name, content: file });
      return transport.call('templates.addMedia', {
        file: token,
        ...(asDocument ? { kind: 'document' } : {}),
        ...(thumbnail === undefined ? {} : { thumbnail }),
      });
    },
    onSuccess: (details) => {
      queries.setQueryData(commandKey('templates.media', { mediaId: details.media.id }), details);
      onAdded(details.media);
    },
  });
}
