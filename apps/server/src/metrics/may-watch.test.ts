import { expect, it } from 'vitest';
import { testConfig } from '../testing/test-config.ts';
import { createWatchGate } from './may-watch.ts';

it.each([
  { production: true, metricsToken: null, authorization: undefined, may: false },
  { production: true, metricsToken: null, authorization: 'Bearer ', may: false },
  { production: false, metricsToken: null, authorization: undefined, may: true },
  { production: true, metricsToken: 'right', authorization: 'Bearer right', may: true },
  { production: true, metricsToken: 'right', authorization: 'Bearer wrong', may: false },
  { production: false, metricsToken: 'right', authorization: undefined, may: false },
])('$authorization, token $metricsToken, production $production: $may', async (example) => {
  const { production, metricsToken, authorization, may } = example;
  const config = await testConfig({ production, operation: { redisUrl: null, metricsToken } });
  expect(createWatchGate(config)({ headers: { authorization } } as never)).toBe(may);
});
