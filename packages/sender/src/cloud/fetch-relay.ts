import { AppError } from '@mywasender/contract/app-error';
import type { RelayEvents } from '@mywasender/contract/http/relay';
import { callServer } from '../license/call-server.ts';
import type { LicenseClient } from '../license/create-license-client.ts';
import type { SenderDeps } from '../ports.ts';
import { changeProfileCloud, type StoredCloud } from '../store/profiles.ts';
import type { Sql } from '../store/sql.ts';

export interface RelayAccess extends Pick<SenderDeps, 'fetch' | 'serverUrl' | 'wallClock'> {
  readonly sql: Sql;
  readonly license: Pick<LicenseClient, 'authorise'>;
  /** something shown of the profile is different now */
  readonly changed: (profileId: string) => void;
}

/**
 * What waits behind the last webhook that was stored; asking again answers the same. What is told of the address is kept.
 * `null`: the license server does not know it.
 */
export async function fetchRelay(
  access: RelayAccess,
  profileId: string,
  { relayId, readTo, verifiedAt }: StoredCloud,
): Promise<RelayEvents | null> {
  const proof = await access.license.authorise(`/v1/relay/whatsapp/${relayId}/events`);
  try {
    const answer = await callServer(access, 'POST /v1/relay/whatsapp/:relayId/events', {
      params: { relayId },
      body: { ...proof, after: readTo },
    });
    const asked = answer.verifiedAt === undefined ? null : Date.parse(answer.verifiedAt);
    if (asked !== verifiedAt) {
      changeProfileCloud(access.sql, profileId, { verifiedAt: asked });
      access.changed(profileId);
    }
    return answer;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error;
    changeProfileCloud(access.sql, profileId, { webhookLost: true });
    access.changed(profileId);
    return null;
  }
}
