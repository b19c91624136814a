import type { Holiday } from '@mywasender/contract/models/holiday';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useMutation } from '@tanstack/react-query';
import { useTransport } from '../../shared/core.tsx';
import { useText } from '../../shared/use-text.ts';

/** Reads a calendar file; `add` takes its days and says how many of them are new. */
export function useReadHolidays(add: (found: readonly Holiday[]) => number) {
  const text = useText();
  const toasts = useToasts();
  const transport = useTransport();
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: async (chosen: File) => {
      const file = await transport.putFile({ name: chosen.name, content: chosen });
      return transport.call('campaigns.readHolidays', { file });
    },
    onSuccess: ({ holidays }) => {
      const count = add(holidays);
      toasts.done(count === 0 ? text('holidays.nothing') : text('holidays.added', { count }));
    },
  });
  return {
    read: (chosen: File | null) => chosen !== null && mutate(chosen),
    pending: isPending,
    error,
    leftOut: data?.leftOut ?? 0,
  };
}
