import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { refreshLicenses } from './license-cache.ts';

it('after a change of one license its problems are asked for again, the license itself is not', async () => {
  const client = new QueryClient();
  const keys = ['list', 'devices', 'problems', 'one'].map((what) => ['licenses', what, 'a']);
  for (const key of keys) client.setQueryData(key, []);
  await refreshLicenses(client, 'a');
  const stale = keys.filter((key) => client.getQueryState(key)?.isInvalidated === true);
  expect(stale.map(([, what]) => what)).toEqual(['list', 'devices', 'problems']);
});
