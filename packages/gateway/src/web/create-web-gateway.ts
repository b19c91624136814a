import type { Page } from 'puppeteer';
import type { Gateway, OpenProfileOptions } from '../port.ts';
import { requireReachable } from '../proxy.ts';
import { allowedHosts } from './allowed-hosts.ts';
import { guardRequests } from './guard-requests.ts';
import { launchBrowser } from './launch-browser.ts';
import { type Forwarder, openForwarder } from './open-forwarder.ts';
import { type AssetPlaces, readPageAssets } from './page-assets.ts';
import { lockProfile } from './profile-lock.ts';
import { type ProxyTest, testProxy } from './test-proxy.ts';
import { createWebSession, type WebSession, type WebTimeouts } from './web-session.ts';

/** what the bridge calls to report */
const REPORT = '__mywasenderReport';

export const WHATSAPP_WEB = 'https://web.whatsapp.com/';

export interface WebGatewayOptions {
  /** the page to open; the simulator's in development and tests */
  readonly url?: string;
  /** default: {@link findBrowser} */
  readonly executablePath?: string;
  /** WhatsApp refuses headless browsers, so this is for the simulator */
  readonly headless: boolean;
  readonly log?: (message: string, details?: Readonly<Record<string, unknown>>) => void;
  /** every request to another host; each was aborted */
  readonly onForeignRequest?: (url: string) => void;
  readonly assets?: AssetPlaces;
  readonly timeouts?: Partial<WebTimeouts>;
  /** how long bindings WhatsApp loads late may take before they count as missing; 10 s */
  readonly bindingWaitMs?: number;
  /** how long a proxy may take to open the way to WhatsApp; 10 s */
  readonly proxyMs?: number;
}

const TIMEOUTS: WebTimeouts = { callMs: 20_000, sendMs: 60_000, ackMs: 30_000, bootMs: 90_000 };

/** Opens profiles in a real Chrome with wa-js in its WhatsApp Web page; one browser and folder per profile. */
export function createWebGateway(options: WebGatewayOptions): Gateway {
  return {
    open: (profile) => openProfile(options, profile),
    testProxy: (proxy) => testProxy(proxy, proxyTest(options)),
  };
}

async function openProfile(options: WebGatewayOptions, profile: OpenProfileOptions) {
  const { dataDir, profileId, proxy, adapter } = profile;
  const { url, hosts } = proxyTest(options);
  const scripts = adapter === undefined ? readPageAssets(options.assets) : [adapter.script];
  const log = options.log ?? (() => undefined);
  const unlock = await lockProfile(dataDir);
  let forwarder: Forwarder | undefined;
  const release = async () => {
    await forwarder?.close();
    await unlock();
  };
  try {
    if (proxy !== undefined) {
      requireReachable(await testProxy(proxy, proxyTest(options)), proxy);
      forwarder = await openForwarder(proxy, hosts);
    }
    const proxyPort = forwarder?.port;
    const { headless, executablePath } = options;
    const browser = await launchBrowser({ dataDir, headless, executablePath, hosts, proxyPort });
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    const session = createWebSession({
      browser,
      page,
      timeouts: { ...TIMEOUTS, ...options.timeouts },
      log: (message, details) => log(message, { profileId, ...details }),
      release,
    });
    browser.on('disconnected', () => session.lost('page-lost', 'browser gone'));
    await guardRequests(page, hosts, options.onForeignRequest ?? (() => undefined));
    await inject(page, session, [pageOptions(options), ...scripts]);
    watchPage(page, session, url);
    await page
      .goto(url, { waitUntil: 'domcontentloaded', timeout: 60_000 })
      .catch((error: unknown) => session.lost('unreachable', String(error)));
    return session;
  } catch (error) {
    await release();
    throw error;
  }
}

function proxyTest({ url = WHATSAPP_WEB, proxyMs = 10_000 }: WebGatewayOptions): ProxyTest {
  return { url, hosts: allowedHosts(url), timeoutMs: proxyMs };
}

function pageOptions({ bindingWaitMs }: WebGatewayOptions): string {
  return `window.__mywasenderOptions = ${JSON.stringify({ bindingWaitMs })};`;
}

/** Before any script of the page, after every reload, and in spite of its nonce policy. */
async function inject(page: Page, session: WebSession, scripts: readonly string[]): Promise<void> {
  const client = await page.createCDPSession();
  client.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === REPORT) session.report(payload);
  });
  await client.send('Runtime.enable');
  // Not `exposeFunction`: its answers, which nobody reads, cost the page as much as the sends themselves.
  await client.send('Runtime.addBinding', { name: REPORT });
  for (const script of scripts) await page.evaluateOnNewDocument(script);
}

function watchPage(page: Page, session: WebSession, url: string): void {
  const home = new URL(url);
  page.on('error', () => session.lost('page-lost', 'page crashed'));
  page.on('close', () => session.lost('page-lost', 'page closed'));
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) return;
    const now = URL.parse(frame.url());
    if (now?.origin === home.origin && now.pathname === home.pathname) session.restarted();
    else session.lost('page-lost', 'page left');
  });
}
