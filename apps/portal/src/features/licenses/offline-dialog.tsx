import type { OfflineActivationAnswer } from '@mywasender/contract/http/verdict';
import { Dialog } from '@mywasender/ui/dialog';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import { refreshLicenses } from './license-cache.ts';
import { OfflineRequestForm } from './offline-request-form.tsx';
import { OfflineResult } from './offline-result.tsx';

export interface OfflineDialogProps {
  readonly licenseId: string;
  readonly onClose: () => void;
}

interface Wish {
  readonly requestFile: string;
  readonly replaceDeviceId?: string;
}

/** Activates a computer that never reaches the server: its request file in, a license file out. */
export function OfflineDialog({ licenseId, onClose }: OfflineDialogProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const text = useText();
  const [answer, setAnswer] = useState<OfflineActivationAnswer | null>(null);
  const activate = useMutation({
    mutationFn: (body: Wish) =>
      api.call('POST /v1/licenses/:id/offline-activation', { params: { id: licenseId }, body }),
    onSuccess: async (made) => {
      setAnswer(made);
      if (made.valid) await refreshLicenses(queryClient, licenseId);
    },
  });
  const again = () => {
    setAnswer(null);
    activate.reset();
  };
  const { variables } = activate;
  return (
    <Dialog onClose={onClose} title={text('offline.title')}>
      {answer === null || variables === undefined ? (
        <OfflineRequestForm
          error={activate.error}
          pending={activate.isPending}
          onRequest={(requestFile) => activate.mutate({ requestFile })}
          onClose={onClose}
        />
      ) : (
        <OfflineResult
          answer={answer}
          error={activate.error}
          pending={activate.isPending}
          onReplace={(replaceDeviceId) =>
            activate.mutate({ requestFile: variables.requestFile, replaceDeviceId })
          }
          onAgain={again}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
