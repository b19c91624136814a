import { linkAccount } from '../src/world/link-account.ts';
import type { PageConnection } from '../src/world/page-connection.ts';
import type { World } from '../src/world/world.ts';

/** A page without a browser: linked to `profile`, and it remembers what it was told. */
export function listeningPage(world: World, profile: string): PageConnection & { readonly told: string[] } {
  const told: string[] = [];
  const page: PageConnection & { readonly told: string[] } = {
    deviceId: `device of ${profile}`,
    profile: undefined,
    ref: undefined,
    pairing: undefined,
    told,
    send: (event, data) => told.push(`${event} ${'ack' in data ? data.ack : ''}`.trim()),
    close: () => undefined,
  };
  world.pages.add(page);
  linkAccount(world, page, profile);
  told.length = 0;
  return page;
}
