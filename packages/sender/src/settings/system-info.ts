import type { SystemInfo } from '@mywasender/contract/models/settings';
import type { Core } from '../core.ts';
import { allProfiles } from '../store/profiles.ts';
import { allWebhooks } from '../store/webhooks.ts';

export async function systemInfo(core: Core): Promise<SystemInfo> {
  const { deps } = core;
  return {
    version: deps.machine.appVersion,
    host: deps.host,
    dataDir: deps.dataDir,
    hosts: [...deps.hosts.map((entry) => ({ ...entry })), ...proxyHosts(core), ...webhookHosts(core)],
    secretStorage: deps.secrets.kind,
    simulated: deps.simulated,
    virtualClock: deps.clock.virtual,
    browser: await deps.browser.info(core.settings.get()),
    installedBrowsers: [...deps.browser.installed()],
  };
}

/** Each proxy once, however many profiles go through it. */
function proxyHosts({ sql }: Core): SystemInfo['hosts'] {
  const hosts = allProfiles(sql).flatMap(({ proxy }) =>
    proxy === null ? [] : [`${proxy.host}:${proxy.port}`],
  );
  return [...new Set(hosts)].map((host) => ({ host, purpose: 'proxy' }));
}

function webhookHosts({ sql }: Core): SystemInfo['hosts'] {
  const hosts = new Set(allWebhooks(sql).map(({ url }) => new URL(url).host));
  return [...hosts].map((host) => ({ host, purpose: 'webhook' }));
}

export async function downloadBrowser(core: Core): Promise<SystemInfo> {
  await core.deps.browser.download((progress) => core.events.emit('browser.download', progress));
  return systemInfo(core);
}
