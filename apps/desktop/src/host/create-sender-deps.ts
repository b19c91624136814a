import { DEFAULT_SETTINGS, Settings, type SystemInfo } from '@mywasender/contract/models/settings';
import { GRAPH_URL } from '@mywasender/gateway/cloud/graph-client';
import type { AssetPlaces } from '@mywasender/gateway/web/page-assets';
import { createRealClock, createWallClock } from '@mywasender/sender/clock/create-real-clock';
import { createSkippingClock } from '@mywasender/sender/clock/create-skipping-clock';
import type { BrowserPort, SecretStore, SenderDeps, SettingsStore } from '@mywasender/sender/ports';
import type { Logger } from 'pino';
import { Value } from 'typebox/value';
import { createBrowserPort } from './create-browser-port.ts';
import { createHostGateway } from './create-host-gateway.ts';
import { createMachine } from './create-machine.ts';
import { listHosts } from './list-hosts.ts';
import type { HostEnvironment } from './read-environment.ts';

/** Real ms the stand-in for WhatsApp gets to answer before virtual time jumps. */
const SETTLE_MS = 20;

export interface SenderDepsInput {
  readonly environment: HostEnvironment;
  readonly host: SystemInfo['host'];
  readonly appVersion: string;
  readonly secrets: SecretStore;
  readonly settings: SettingsStore;
  /** Where the page scripts of the gateway lie; empty = beside its sources. */
  readonly assets: AssetPlaces;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Logger;
}

/** Everything the core needs, made of this machine, this user and this configuration. */
export function createSenderDeps(input: SenderDepsInput): SenderDeps {
  const { environment, host, appVersion, secrets, settings, assets, env, log } = input;
  const { dataDir, serverUrl, whatsappUrl, virtualClock, leaseKeys, adapterKeys } = environment;
  const browser = createBrowserPort(dataDir, env);
  return {
    dataDir,
    serverUrl,
    leaseKeys,
    adapterKeys,
    host,
    secrets,
    settings,
    browser,
    log,
    gateway: createHostGateway({
      whatsappUrl,
      assets,
      browserPath: () => browserPath(browser, settings),
      log: log.child({ part: 'gateway' }),
    }),
    clock: virtualClock ? createSkippingClock(Date.now(), { settleMs: SETTLE_MS }) : createRealClock(),
    wallClock: createWallClock(),
    random: Math.random,
    machine: createMachine(appVersion),
    fetch,
    graphUrl: whatsappUrl === null ? GRAPH_URL : new URL('/graph', whatsappUrl).href,
    hosts: listHosts(environment),
    simulated: whatsappUrl !== null,
  };
}

async function browserPath(browser: BrowserPort, store: SettingsStore): Promise<string | null> {
  const settings = await store.get();
  const { path } = await browser.info(Value.Check(Settings, settings) ? settings : DEFAULT_SETTINGS);
  return path;
}
