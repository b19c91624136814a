import type { FastifyRequest } from 'fastify';
import { expect, it } from 'vitest';
import { isShed } from './shed-load.ts';

const request = (url: string, access: 'anyone' | 'device') =>
  ({ url, routeOptions: { config: { access } } }) as unknown as FastifyRequest;

it.each([
  ['/v1/auth/login', 'anyone', 1000, false],
  ['/v1/auth/login', 'anyone', 1001, true],
  ['/v1/licenses/validate', 'device', 1001, false],
  ['/v1/licenses/validate', 'device', 5000, false],
  ['/v1/licenses/validate', 'device', 5001, true],
  ['/health/live', 'anyone', 60_000, false],
  ['/metrics', 'anyone', 60_000, false],
] as const)('%s (%s) at a lag of %d ms: %s', (url, access, delayMs, shed) => {
  expect(isShed(request(url, access), delayMs, 1000)).toBe(shed);
});
