import type { GatewayState, LogoutReason } from '../port.ts';
import type { Snapshot } from './bridge-messages.ts';

/**
 * What a snapshot of the page means. `ready` needs a login and the stream in its main mode: the page's own
 * "ready" events also fire on the QR screen.
 */
export function stateFromSnapshot(page: Snapshot): GatewayState {
  if (page.missing.length > 0) return { kind: 'outdated', missing: page.missing };
  if (page.needsUpdate || page.mode === 'DEPRECATED_VERSION') return { kind: 'outdated', missing: [] };
  switch (page.mode ?? 'none') {
    case 'TOS_BLOCK':
    case 'SMB_TOS_BLOCK':
      return { kind: 'blocked', reason: 'tos' };
    case 'PROXYBLOCK':
      return { kind: 'blocked', reason: 'proxy' };
    case 'CONFLICT':
      return { kind: 'conflict' };
    case 'OFFLINE':
      return { kind: 'offline', reason: 'no-connection' };
    case 'MAIN':
    case 'NORMAL':
      return linkedState(page);
    case 'SYNCING':
      return { kind: 'syncing' };
    default:
      return unlinkedState(page);
  }
}

function linkedState(page: Snapshot): GatewayState {
  if (!page.authenticated || page.phone === null) return { kind: 'syncing' };
  const ready = { kind: 'ready', phone: `+${page.phone}` } as const;
  return page.pushName === null ? ready : { ...ready, pushName: page.pushName };
}

function unlinkedState(page: Snapshot): GatewayState {
  if (page.authenticated) return { kind: 'syncing' };
  if (page.pairingCode !== null) return { kind: 'pairing', code: dashed(page.pairingCode) };
  if (page.code !== null) return { kind: 'qr', code: page.code };
  return { kind: 'starting' };
}

/** As the phone asks for it: `ABCD-EFGH`. */
function dashed(code: string): string {
  return /^\w{8}$/.test(code) ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}

/** WhatsApp's reason codes, of which only some are known. */
export function logoutReasonOf(reason: string | null): LogoutReason {
  if (reason === null) return 'unknown';
  if (/lock/i.test(reason)) return 'account-locked';
  return /phone|user|unlink|remov/i.test(reason) ? 'by-phone' : 'unknown';
}
