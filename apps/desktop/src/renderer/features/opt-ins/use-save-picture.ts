import { useToasts } from '@mywasender/ui/undo-toast';
import { useMutation } from '@tanstack/react-query';
import { useTransport } from '../../shared/core.tsx';
import { useText } from '../../shared/use-text.ts';
import { pngOf, svgFile } from './picture-file.ts';

export interface Picture {
  readonly name: string;
  readonly svg: string;
  /** Absent: as SVG. */
  readonly pngWidth?: number;
}

/** Saves a drawing where the user wants it, the way every host saves files. */
export function useSavePicture() {
  const text = useText();
  const toasts = useToasts();
  const transport = useTransport();
  return useMutation({
    mutationFn: async ({ name, svg, pngWidth }: Picture) => {
      const file = `${name}.${pngWidth === undefined ? 'svg' : 'png'}`;
      const content = pngWidth === undefined ? svgFile(svg) : await pngOf(svg, pngWidth);
      await transport.saveFile(await transport.putFile({ name: file, content }), file);
    },
    onSuccess: () => toasts.done(text('app.export.done')),
    onError: toasts.failed,
  });
}
