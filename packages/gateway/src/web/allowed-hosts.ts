const WHATSAPP = 'web.whatsapp.com';

/** Decides which requests may leave. Everything WhatsApp Web needs is on its own domains. */
export interface HostRule {
  allows(url: string): boolean;
  /** for tunnels, of which only the two ends are known */
  reaches(hostname: string, port: number): boolean;
  /** for Chrome's `--host-resolver-rules`: names that may be looked up at all */
  readonly resolvable: readonly string[];
}

export function allowedHosts(pageUrl: string): HostRule {
  const page = new URL(pageUrl);
  if (page.hostname === WHATSAPP) {
    return {
      allows: (url) => isLocal(url) || isWhatsApp(new URL(url)),
      reaches: (hostname, port) => port === 443 && isWhatsAppName(hostname),
      resolvable: [WHATSAPP, '*.whatsapp.com', '*.whatsapp.net'],
    };
  }
  return {
    allows: (url) => isLocal(url) || sameServer(new URL(url), page),
    reaches: (hostname, port) => hostname === page.hostname && port === portOf(page),
    resolvable: [page.hostname],
  };
}

/** Never on the network. */
function isLocal(url: string): boolean {
  return /^(data|blob|about|chrome-error|chrome-extension|devtools):/.test(url);
}

function isWhatsApp({ protocol, hostname }: URL): boolean {
  return (protocol === 'https:' || protocol === 'wss:') && isWhatsAppName(hostname);
}

function isWhatsAppName(hostname: string): boolean {
  return hostname === WHATSAPP || hostname.endsWith('.whatsapp.com') || hostname.endsWith('.whatsapp.net');
}

/** Where the address names none: the one of its protocol. */
export function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

function sameServer(url: URL, page: URL): boolean {
  const socket = page.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.host === page.host && (url.protocol === page.protocol || url.protocol === socket);
}
