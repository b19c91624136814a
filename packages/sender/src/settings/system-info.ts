import type { SystemInfo } from '@mywasender/contract/models/settings';
import type { Core } from '../core.ts';

export async function systemInfo(core: Core): Promise<SystemInfo> {
  const { deps } = core;
  return {
    version: deps.machine.appVersion,
    host: deps.host,
    dataDir: deps.dataDir,
    hosts: deps.hosts.map((entry) => ({ ...entry })),
    secretStorage: deps.secrets.kind,
    simulated: deps.simulated,
    virtualClock: deps.clock.virtual,
    browser: await deps.browser.info(core.settings.get()),
    installedBrowsers: [...deps.browser.installed()],
  };
}

export async function downloadBrowser(core: Core): Promise<SystemInfo> {
  await core.deps.browser.download((progress) => core.events.emit('browser.download', progress));
  return systemInfo(core);
}
