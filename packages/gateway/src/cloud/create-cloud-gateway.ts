import { AppError } from '@mywasender/contract/app-error';
import type { Gateway } from '../port.ts';
import type { CloudCredentials, CloudFeed, CloudMemory } from './cloud-ports.ts';
import { createCloudSession } from './cloud-session.ts';
import { createGraphClient, type GraphClientOptions } from './graph-client.ts';

export interface CloudGatewayOptions extends Pick<GraphClientOptions, 'fetch' | 'baseUrl' | 'timeoutMs'> {
  /** asked at every opening; null when the profile has none */
  readonly credentials: (profileId: string) => Promise<CloudCredentials | null>;
  readonly feed: CloudFeed;
  readonly memory: CloudMemory;
  /** campaign time, epoch ms */
  readonly now: () => number;
}

/**
 * The official WhatsApp Business Cloud API behind the port. A session without valid credentials is
 * `logged-out`; one whose verification got no answer is `offline`. GATEWAY_PROFILE_LOCKED for a second opener.
 */
export function createCloudGateway(options: CloudGatewayOptions): Pick<Gateway, 'open'> {
  const open = new Set<string>();
  return {
    async open({ profileId }) {
      if (open.has(profileId)) throw new AppError('GATEWAY_PROFILE_LOCKED');
      open.add(profileId);
      try {
        const credentials = await options.credentials(profileId);
        return await createCloudSession({
          profileId,
          credentials,
          graph: createGraphClient({ ...options, accessToken: credentials?.accessToken ?? '' }),
          feed: options.feed,
          memory: options.memory,
          now: options.now,
          onClose: () => open.delete(profileId),
        });
      } catch (error) {
        open.delete(profileId);
        throw error;
      }
    },
  };
}
