import type { PageConnection } from '../world/page-connection.ts';
import type { World } from '../world/world.ts';

/** The first page `find` gives, now or within `waitMs`. */
export function waitForPage(
  world: World,
  find: () => PageConnection | undefined,
  waitMs: number,
): Promise<PageConnection | undefined> {
  const now = find();
  if (now !== undefined || waitMs === 0) return Promise.resolve(now);
  return new Promise((resolve) => {
    const look = (): void => {
      const page = find();
      if (page !== undefined) finish(page);
    };
    const finish = (page: PageConnection | undefined): void => {
      world.watchers.delete(look);
      stop();
      resolve(page);
    };
    const stop = world.timers.after(waitMs, () => finish(undefined));
    world.watchers.add(look);
  });
}
