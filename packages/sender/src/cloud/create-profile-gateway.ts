import type { CloudFeed, CloudMemory } from '@mywasender/gateway/cloud/cloud-ports';
import { createCloudGateway } from '@mywasender/gateway/cloud/create-cloud-gateway';
import type { Gateway } from '@mywasender/gateway/port';
import type { SenderDeps } from '../ports.ts';
import { cloudUpload, forgetCloudUploads, keepCloudUpload } from '../store/cloud-uploads.ts';
import { lastInboundAt } from '../store/known-chats.ts';
import { profileById } from '../store/profiles.ts';
import { recipientByMessage } from '../store/recipients.ts';
import type { Sql } from '../store/sql.ts';
import { readCloudSecrets } from './cloud-secrets.ts';

export interface ProfileGatewayInput
  extends Pick<SenderDeps, 'gateway' | 'graphUrl' | 'fetch' | 'secrets' | 'clock'> {
  readonly sql: Sql;
  readonly feed: CloudFeed;
}

/** Opens each profile as what it is: an account linked as WhatsApp Web, or a number of the official Cloud API. */
export function createProfileGateway(input: ProfileGatewayInput): Gateway {
  const { gateway: web, graphUrl, sql, secrets, clock } = input;
  if (graphUrl === null) return web;
  const cloud = createCloudGateway({
    fetch: input.fetch,
    baseUrl: graphUrl,
    now: clock.now,
    feed: input.feed,
    memory: memoryOf(sql),
    credentials: async (profileId) => {
      const account = profileById(sql, profileId)?.cloud ?? null;
      const kept = await readCloudSecrets(secrets, profileId);
      if (account === null || kept === null) return null;
      const { phoneNumberId, wabaId } = account;
      return { phoneNumberId, wabaId, accessToken: kept.accessToken };
    },
  });
  return {
    testProxy: web.testProxy,
    open: (profile) =>
      profileById(sql, profile.profileId)?.cloud == null ? web.open(profile) : cloud.open(profile),
  };
}

const ACKS = { sent: 1, delivered: 2, read: 3, replied: 3, failed: -1 } as const;

/** Beside the uploads the store has it all from the events of the sessions. */
function memoryOf(sql: Sql): CloudMemory {
  return {
    upload: (phoneNumberId, sha256) => cloudUpload(sql, phoneNumberId, sha256),
    keepUpload: (phoneNumberId, upload) => keepCloudUpload(sql, phoneNumberId, upload),
    forgetUploads: (phoneNumberId) => forgetCloudUploads(sql, phoneNumberId),
    lastHeard: (profileId, phone) => lastInboundAt(sql, profileId, phone) ?? undefined,
    ack: (messageId) => {
      const status = recipientByMessage(sql, messageId)?.state.status;
      return Object.entries(ACKS).find(([known]) => known === status)?.[1];
    },
  };
}
