import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { GraphAnswer } from '@mywasender/gateway/cloud/graph-client';
import { countSubscribedApps, subscribeApp } from '@mywasender/gateway/cloud/subscribed-apps';
import type { Core } from '../core.ts';
import { answeredBy } from '../license/call-server.ts';
import { announceProfile } from '../runner/announce.ts';
import { fetchRelay } from './fetch-relay.ts';
import { graphOf, requireCloud } from './manage-cloud.ts';

type Check = CommandOutput<'profiles.checkWebhook'>;

/**
 * Whether Meta reaches the address of a profile, told apart by what stands in its way. Takes nothing from what waits there.
 * Throws `CLOUD_ONLY`, `LICENSE_REQUIRED`, `LICENSE_SERVER_UNREACHABLE`.
 */
export async function checkWebhook(
  core: Core,
  { profileId, subscribe = false }: CommandInput<'profiles.checkWebhook'>,
): Promise<Check> {
  const { cloud } = requireCloud(core, { profileId });
  const { deps, sql, license } = core;
  const changed = (id: string) => announceProfile(core, id);
  const access = { ...deps, sql, license, changed };
  const waiting = await answeredBy(deps.serverUrl, fetchRelay(access, profileId, cloud));
  const { heardAt, verifiedAt } = requireCloud(core, { profileId }).cloud;
  const told = (result: Check['result'], code: number | null = null): Check => ({
    result,
    heardAt,
    verifiedAt,
    code,
  });
  if (waiting === null) return told('lost');
  if (heardAt !== null || waiting.events.length > 0) return told('delivers');
  const graph = await graphOf(core, profileId);
  const granted = subscribe ? await subscribeApp(graph, cloud.wabaId) : null;
  if (granted !== null && granted.kind !== 'ok') return told('unknown', codeOf(granted));
  if (verifiedAt === null) return told(isPublic(cloud.webhookUrl) ? 'not-entered' : 'no-https');
  const apps = await countSubscribedApps(graph, cloud.wabaId);
  if (apps.kind !== 'ok') return told('unknown', codeOf(apps));
  return told(apps.body === 0 ? 'not-subscribed' : 'verified');
}

function codeOf(answer: GraphAnswer<unknown>): number | null {
  return answer.kind === 'refused' ? answer.code : null;
}

/** Meta takes no other address. */
function isPublic(url: string): boolean {
  return url.startsWith('https://');
}
