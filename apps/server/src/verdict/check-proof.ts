import { AppError } from '@mywasender/contract/app-error';
import { PROOF_WINDOW_SECONDS, verifyDeviceProof } from '@mywasender/licensing/device-proof';
import type { ServerDeps } from '../shared/deps.ts';
import { ownOrigins } from '../shared/origins.ts';

/** A request that proves possession of a device key. */
export interface ProvenRequest {
  readonly proof: string;
  readonly method?: 'GET' | 'POST';
  readonly nonce?: string;
  /** path of the route called */
  readonly path: string;
}

/** Verifies the proof of a request made to this server and tells whose key signed it. */
export function checkProof({ config, now }: Pick<ServerDeps, 'config' | 'now'>, request: ProvenRequest) {
  return verifyDeviceProof({
    proof: request.proof,
    method: request.method ?? 'POST',
    urls: ownOrigins(config).map((origin) => `${origin}${request.path}`),
    nonce: request.nonce,
    now: now().getTime(),
  });
}

/** Until then a nonce must be remembered: as long as its proof could be presented again. */
export function nonceExpiry(now: Date): Date {
  return new Date(now.getTime() + 2 * PROOF_WINDOW_SECONDS * 1000);
}

export function replayed(): AppError {
  return new AppError('DEVICE_PROOF_INVALID', { reason: 'replayed' });
}
