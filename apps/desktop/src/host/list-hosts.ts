import type { SystemInfo } from '@mywasender/contract/models/settings';
import { GRAPH_URL } from '@mywasender/gateway/cloud/graph-client';

/** Every host the app may contact; shown in the settings. */
export function listHosts(urls: {
  readonly serverUrl: string;
  readonly whatsappUrl: string | null;
}): SystemInfo['hosts'] {
  const whatsapp =
    urls.whatsappUrl === null
      ? // the last one of the official Cloud API alone
        ['web.whatsapp.com', '*.whatsapp.com', '*.whatsapp.net', new URL(GRAPH_URL).host]
      : [new URL(urls.whatsappUrl).host];
  return [
    { host: new URL(urls.serverUrl).host, purpose: 'license' },
    ...whatsapp.map((host) => ({ host, purpose: 'whatsapp' as const })),
    // Only when the user asks for it: Chrome for Testing.
    { host: 'storage.googleapis.com', purpose: 'browser-download' },
    { host: 'googlechromelabs.github.io', purpose: 'browser-download' },
  ];
}
