import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Profile } from '@mywasender/contract/models/profile';
import { createGraphClient } from '@mywasender/gateway/cloud/graph-client';
import { inspectAccount } from '@mywasender/gateway/cloud/inspect-account';
import type { Core } from '../core.ts';
import { answeredBy, callServer } from '../license/call-server.ts';
import { announceChange, requireIdle, requireProfile } from '../profiles/profile-rules.ts';
import { forgetTemplates } from '../store/cloud-templates.ts';
import { forgetCloudUploads } from '../store/cloud-uploads.ts';
import { insertProfile, type StoredCloud, type StoredProfile, setProfileCloud } from '../store/profiles.ts';
import { forgetCloudSecrets, readCloudSecrets, writeCloudSecrets } from './cloud-secrets.ts';

type ById = { readonly profileId: string };

/**
 * Adds a number of the official API with an address for its webhooks. Throws `LICENSE_REQUIRED`, `RELAY_LIMIT`,
 * `LICENSE_SERVER_UNREACHABLE`; nothing is kept then.
 */
export async function createCloud(core: Core, input: CommandInput<'profiles.createCloud'>): Promise<Profile> {
  const { phoneNumberId, wabaId, accessToken, appSecret } = input;
  const id = randomUUID();
  const relay = await openRelay(core, { appSecret });
  await writeCloudSecrets(core.deps.secrets, id, { accessToken, appSecret });
  core.sql.transaction(() => {
    insertProfile(core.sql, { id, name: input.name.trim(), at: core.deps.wallClock.now() });
    setProfileCloud(core.sql, id, { phoneNumberId, wabaId, ...relay, ...UNREAD });
  });
  return announceChange(core, id);
}

/**
 * Changes account or secrets; an open profile is closed and opened again. Throws `CLOUD_ONLY`, `PROFILE_BUSY` and as
 * `createCloud` does.
 */
export async function setCloud(core: Core, input: CommandInput<'profiles.setCloud'>): Promise<Profile> {
  const { id, cloud, wanted } = requireCloud(core, input);
  requireIdle(core, id);
  const before = await readCloudSecrets(core.deps.secrets, id);
  const accessToken = input.accessToken ?? before?.accessToken ?? '';
  const appSecret = input.appSecret ?? before?.appSecret ?? '';
  const known = cloud.webhookLost ? {} : { relayId: cloud.relayId };
  const changes = cloud.webhookLost || input.appSecret !== null;
  const relay = changes ? await openRelay(core, { appSecret, ...known }) : null;
  await core.profiles.close(id);
  await writeCloudSecrets(core.deps.secrets, id, { accessToken, appSecret });
  const { phoneNumberId, wabaId } = input;
  const isNew = relay !== null && relay.relayId !== cloud.relayId;
  const heard = relay === null ? {} : { webhookLost: false };
  core.sql.transaction(() => {
    if (wabaId !== cloud.wabaId) forgetTemplates(core.sql, id);
    setProfileCloud(core.sql, id, {
      ...cloud,
      phoneNumberId,
      wabaId,
      ...relay,
      ...heard,
      ...(isNew ? UNREAD : {}),
    });
  });
  if (wanted) {
    core.profiles.open(id).catch((err: unknown) => {
      core.deps.log.warn({ err, profileId: id }, 'a profile did not open after its account changed');
    });
  }
  return announceChange(core, id);
}

/** Asks Meta about number and account; writes to nobody. Throws `CLOUD_ONLY`. */
export async function testCloud(core: Core, input: ById): Promise<CommandOutput<'profiles.testCloud'>> {
  const { cloud } = requireCloud(core, input);
  const report = await inspectAccount(await graphOf(core, input.profileId), cloud);
  return report.ok
    ? { result: 'good', phone: report.phone, name: report.name, code: null }
    : { result: report.problem, phone: null, name: null, code: report.code };
}

/** What is left of an account elsewhere: its secrets, and its address on the license server. */
export async function forgetCloud(core: Core, { id, cloud }: StoredProfile): Promise<void> {
  if (cloud === null) return;
  await forgetCloudSecrets(core.deps.secrets, id);
  forgetCloudUploads(core.sql, cloud.phoneNumberId);
  const { relayId } = cloud;
  try {
    const proof = await core.license.authorise(`/v1/relay/whatsapp/${relayId}/close`);
    await callServer(core.deps, 'POST /v1/relay/whatsapp/:relayId/close', {
      params: { relayId },
      body: proof,
    });
  } catch (err) {
    core.deps.log.warn({ err, relayId }, 'the address of a removed profile could not be closed');
  }
}

/** Meta's API under the token of the profile. */
export async function graphOf(core: Core, profileId: string) {
  const secrets = await readCloudSecrets(core.deps.secrets, profileId);
  if (core.deps.graphUrl === null) throw new AppError('UNAVAILABLE');
  return createGraphClient({
    accessToken: secrets?.accessToken ?? '',
    fetch: core.deps.fetch,
    baseUrl: core.deps.graphUrl,
  });
}

/** Throws `NOT_FOUND`, `CLOUD_ONLY`. */
export function requireCloud(core: Core, input: ById): StoredProfile & { readonly cloud: StoredCloud } {
  const profile = requireProfile(core, input);
  const { cloud } = profile;
  if (cloud === null) throw new AppError('CLOUD_ONLY');
  return { ...profile, cloud };
}

const UNREAD = { readTo: 0, heardAt: null, verifiedAt: null, webhookLost: false } as const;

async function openRelay(core: Core, input: { readonly appSecret: string; readonly relayId?: string }) {
  const proof = await core.license.authorise('/v1/relay/whatsapp');
  const opened = await answeredBy(
    core.deps.serverUrl,
    callServer(core.deps, 'POST /v1/relay/whatsapp', { body: { ...proof, ...input } }),
  );
  return { relayId: opened.relayId, webhookUrl: opened.url, verifyToken: opened.verifyToken };
}
