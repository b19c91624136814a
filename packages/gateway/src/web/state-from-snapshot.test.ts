import { describe, expect, it } from 'vitest';
import type { Snapshot } from './bridge-messages.ts';
import { logoutReasonOf, stateFromSnapshot } from './state-from-snapshot.ts';

const page: Snapshot = {
  mode: null,
  authenticated: false,
  needsUpdate: false,
  missing: [],
  code: null,
  pairingCode: null,
  phone: null,
  pushName: null,
};
const linked = { ...page, authenticated: true, phone: '5511987654321', mode: 'MAIN' };

describe('state of a page', () => {
  const cases: readonly (readonly [string, Snapshot, object])[] = [
    ['nothing yet', page, { kind: 'starting' }],
    ['a code', { ...page, mode: 'QR', code: '2@x' }, { kind: 'qr', code: '2@x' }],
    [
      'a pairing code before the QR code',
      { ...page, mode: 'QR', code: '2@x', pairingCode: 'ABCDEFGH' },
      { kind: 'pairing', code: 'ABCD-EFGH' },
    ],
    ['syncing', { ...linked, mode: 'SYNCING' }, { kind: 'syncing' }],
    ['main', linked, { kind: 'ready', phone: '+5511987654321' }],
    [
      'main with a name',
      { ...linked, pushName: 'Shop' },
      { kind: 'ready', phone: '+5511987654321', pushName: 'Shop' },
    ],
    ['main without a login is not ready', { ...page, mode: 'MAIN' }, { kind: 'syncing' }],
    ['the QR screen of a linked page is not ready', { ...linked, mode: 'QR' }, { kind: 'syncing' }],
    ['conflict', { ...linked, mode: 'CONFLICT' }, { kind: 'conflict' }],
    ['blocked', { ...linked, mode: 'TOS_BLOCK' }, { kind: 'blocked', reason: 'tos' }],
    ['blocked business account', { ...linked, mode: 'SMB_TOS_BLOCK' }, { kind: 'blocked', reason: 'tos' }],
    ['blocked proxy', { ...linked, mode: 'PROXYBLOCK' }, { kind: 'blocked', reason: 'proxy' }],
    ['no network', { ...linked, mode: 'OFFLINE' }, { kind: 'offline', reason: 'no-connection' }],
    ['old version', { ...linked, mode: 'DEPRECATED_VERSION' }, { kind: 'outdated', missing: [] }],
    ['update wanted', { ...linked, needsUpdate: true }, { kind: 'outdated', missing: [] }],
    [
      'missing bindings before everything else',
      { ...linked, missing: ['Stream'] },
      { kind: 'outdated', missing: ['Stream'] },
    ],
  ];
  it.each(cases)('%s', (_name, snapshot, state) => {
    expect(stateFromSnapshot(snapshot)).toEqual(state);
  });

  it('names the reason of a logout only where it is known', () => {
    expect(logoutReasonOf(null)).toBe('unknown');
    expect(logoutReasonOf('account_locked')).toBe('account-locked');
    expect(logoutReasonOf('removed_on_phone')).toBe('by-phone');
    expect(logoutReasonOf('syncd_failure')).toBe('unknown');
  });
});
