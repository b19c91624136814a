import { AppError } from '@mywasender/contract/app-error';
import type { LicenseState } from '@mywasender/contract/models/license-state';
import { useState } from 'react';
import { useTransport } from '../../shared/core.tsx';
import { useCommand } from '../../shared/use-command.ts';

export interface Activation {
  readonly activate: (replaceDeviceId?: string) => void;
  readonly pending: boolean;
  /** no conclusion: a typing error, an outage */
  readonly error: Error | null;
  /** the server's conclusion when it said no */
  readonly denied: LicenseState | null;
  readonly reset: () => void;
}

/** What to bind: a key that was typed, or a license of the account that signed in. */
export type ActivationTarget = { readonly key: string } | { readonly licenseId: string };

/** One try to bind a license to this computer. A "no" of the server is an answer here, not an error. */
export function useActivation(target: ActivationTarget, onActivated: () => void): Activation {
  const transport = useTransport();
  const [denied, setDenied] = useState<LicenseState | null>(null);
  const [error, setError] = useState<Error | null>(null);

  const settle = (state: LicenseState) => {
    setError(null);
    if (state.mode === 'active') onActivated();
    else setDenied(state);
  };
  const refuse = (problem: Error) => {
    setDenied(null);
    setError(problem);
    if (!(problem instanceof AppError) || problem.code !== 'LICENSE_DENIED') return;
    transport.call('license.state', {}).then(
      (state) => {
        if (state.code === null || state.code === 'VALID') return;
        setError(null);
        setDenied(state);
      },
      (failed: Error) => setError(failed),
    );
  };
  const options = { answers: 'license.state', onSuccess: settle, onError: refuse } as const;
  const byKey = useCommand('license.activate', options);
  const owned = useCommand('license.activateOwned', options);

  return {
    activate: (replaceDeviceId) => {
      const replace = replaceDeviceId === undefined ? {} : { replaceDeviceId };
      if ('key' in target) byKey.mutate({ key: target.key, ...replace });
      else owned.mutate({ licenseId: target.licenseId, ...replace });
    },
    pending: byKey.isPending || owned.isPending,
    error,
    denied,
    reset: () => {
      setError(null);
      setDenied(null);
    },
  };
}
