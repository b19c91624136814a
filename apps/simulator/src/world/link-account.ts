import type { PageConnection } from './page-connection.ts';
import { accountOf, changed, type World } from './world.ts';

/** Scanning the code: from now on the page is a device of the account. */
export function linkAccount(world: World, page: PageConnection, profile: string): void {
  accountOf(world, profile);
  page.profile = profile;
  page.ref = undefined;
  page.pairing = undefined;
  world.revoked.delete(page.deviceId);
  world.devices.set(page.deviceId, profile);
  page.send('linked', { profile });
  changed(world);
}

/**
 * The page whose code is shown. With `code` (what the QR says, or the pairing code) exactly that page,
 * otherwise the one that asked last.
 */
export function findWaitingPage(world: World, code?: string): PageConnection | undefined {
  const waiting = [...world.pages].filter((page) => page.profile === undefined && page.ref !== undefined);
  if (code === undefined) return waiting.at(-1);
  const plain = code.replace(/[\s-]/g, '').toUpperCase();
  return waiting.find(
    (page) =>
      page.ref === code.split(',')[0] ||
      (page.pairing !== undefined && page.pairing.code.replace('-', '') === plain),
  );
}

/** The account holder removed a device, or all of them. */
export function unlinkPages(world: World, profile: string | undefined, reason: string): number {
  const pages = [...world.pages].filter(
    (page) => page.profile !== undefined && (profile === undefined || page.profile === profile),
  );
  for (const [device, linked] of world.devices) {
    if (profile === undefined || linked === profile) {
      world.revoked.add(device);
      world.devices.delete(device);
    }
  }
  for (const page of pages) {
    page.profile = undefined;
    page.send('logout', { reason });
  }
  changed(world);
  return pages.length;
}
