import type { Gateway } from '@mywasender/gateway/port';
import { createWebGateway } from '@mywasender/gateway/web/create-web-gateway';
import type { AssetPlaces } from '@mywasender/gateway/web/page-assets';
import type { Logger } from 'pino';

export interface HostGatewayInput {
  /** The stand-in to open; null = WhatsApp Web. */
  readonly whatsappUrl: string | null;
  /** Asked at every opening: the setting may change while the app runs. Null when there is no browser. */
  readonly browserPath: () => Promise<string | null>;
  readonly assets: AssetPlaces;
  readonly log: Logger;
}

/** The web gateway with the browser the user has at that moment. */
export function createHostGateway({ whatsappUrl, browserPath, assets, log }: HostGatewayInput): Gateway {
  const gatewayOf = (executablePath: string | null) =>
    createWebGateway({
      ...(whatsappUrl === null ? {} : { url: whatsappUrl }),
      ...(executablePath === null ? {} : { executablePath }),
      // WhatsApp refuses a browser without a window; the stand-in does not mind.
      headless: whatsappUrl !== null,
      log: (message, details) => log.info({ details }, message),
      onForeignRequest: (url) =>
        log.warn({ host: URL.parse(url)?.host }, 'a request to another host was stopped'),
      assets,
    });
  return {
    open: async (profile) => gatewayOf(await browserPath()).open(profile),
    testProxy: (proxy) => gatewayOf(null).testProxy(proxy),
  };
}
