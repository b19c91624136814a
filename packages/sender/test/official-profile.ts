import type { Sender } from '../src/create-sender.ts';
import { ACCOUNT, createMeta } from './cloud-meta.ts';
import { acceptTerms, type World } from './harness.ts';

/** A sender with a license, and the Meta it asks. */
export async function startWithMeta(world: World) {
  const meta = createMeta(world.server.fetch);
  const sender = await world.start({ fetch: meta.fetch, graphUrl: 'https://graph.test' });
  await acceptTerms(sender);
  await sender.call('license.activate', { key: world.server.licenseKey });
  return { meta, sender };
}

export function createOfficial(sender: Sender) {
  return sender.call('profiles.createCloud', { name: 'Official', ...ACCOUNT });
}

/** A connected profile of the account, its templates read. */
export async function connectOfficial(sender: Sender): Promise<string> {
  const { id: profileId } = await createOfficial(sender);
  await sender.call('profiles.connect', { profileId });
  await sender.call('templates.approved', { profileId, refresh: true });
  return profileId;
}
