import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWorld, type World } from '../../test/harness.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.end());

it('takes a browser that is there, refuses one that is not, and goes back to the one that is found', async () => {
  const sender = await world.start({
    browser: {
      ...world.deps.browser,
      installed: () => ['/opt/chrome', '/opt/edge'],
      isProgram: (path) => path === '/opt/edge',
    },
  });
  expect((await sender.call('system.info', {})).installedBrowsers).toEqual(['/opt/chrome', '/opt/edge']);
  expect(await sender.call('settings.update', { browserPath: '/opt/edge' })).toMatchObject({
    browserPath: '/opt/edge',
  });
  await expect(sender.call('settings.update', { browserPath: '/opt/gone' })).rejects.toMatchObject({
    code: 'GATEWAY_BROWSER_NOT_A_PROGRAM',
    params: { path: '/opt/gone' },
  });
  expect(await sender.call('settings.get', {})).toMatchObject({ browserPath: '/opt/edge' });
  expect(await sender.call('settings.update', { browserPath: null })).toMatchObject({ browserPath: null });
});
