import { unlinkPages } from './link-account.ts';
import { changed, INITIAL_BEHAVIOUR, type World } from './world.ts';

/** Back to an empty world. Linked pages are logged out; sessions stored by closed ones are worth nothing. */
export function resetWorld(world: World): void {
  world.timers.clear();
  unlinkPages(world, undefined, 'reset');
  for (const device of world.devices.keys()) world.revoked.add(device);
  world.devices.clear();
  world.accounts.clear();
  world.people.clear();
  world.known.clear();
  world.defaults = INITIAL_BEHAVIOUR;
  world.left.length = 0;
  world.said.length = 0;
  world.firstLeft.clear();
  world.wrote.clear();
  world.uploads.clear();
  world.faults = { lid: true };
  world.modes.clear();
  changed(world);
}
