import { AppError } from '@mywasender/contract/app-error';
import type { LicenseClient } from '../license/create-license-client.ts';
import type { RehearsalJob } from './rehearsal-messages.ts';

/** The license as it was when the rehearsal began: it answers, asks no server and takes no change. */
export function createRehearsalLicense({ state, maySend }: RehearsalJob['license']): LicenseClient {
  const refuse = () => Promise.reject(new AppError('UNAVAILABLE'));
  return {
    state: () => state,
    maySend: () => maySend,
    assertMaySend: () => {
      if (!maySend) throw new AppError('LICENSE_REQUIRED', { detail: state.detail });
    },
    check: async () => state,
    tick: async () => undefined,
    follow: () => ({ stop: async () => undefined }),
    stop: async () => undefined,
    activate: refuse,
    startTrial: refuse,
    createRequest: refuse,
    importFile: refuse,
    deactivate: refuse,
    authorise: refuse,
  };
}
