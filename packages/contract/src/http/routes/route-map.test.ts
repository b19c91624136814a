import { describe, expect, it } from 'vitest';
import { adminRoutes } from './admin.ts';
import { alertRoutes } from './alerts.ts';
import { appRoutes } from './app.ts';
import { authRoutes } from './auth.ts';
import { healthRoutes } from './health.ts';
import { licenseRoutes } from './licenses.ts';
import { meRoutes } from './me.ts';
import { planRoutes } from './plans.ts';
import type { RouteDefinition } from './route.ts';
import { ROUTE_KEYS, ROUTES } from './route-map.ts';
import { secondFactorRoutes } from './second-factors.ts';

describe('the routes', () => {
  it('no area writes over another', () => {
    const areas = [
      healthRoutes,
      authRoutes,
      secondFactorRoutes,
      meRoutes,
      licenseRoutes,
      appRoutes,
      adminRoutes,
      alertRoutes,
      planRoutes,
    ];
    const names = areas.flatMap((area) => Object.keys(area));
    expect(ROUTE_KEYS.toSorted()).toEqual(names.toSorted());
  });

  it.each(ROUTE_KEYS)('%s is whole', (key) => {
    const { summary, params, query, body, answer, errors }: RouteDefinition = ROUTES[key];
    const [method, path = ''] = key.split(' ');
    const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    expect(Object.keys(params?.properties ?? {})).toEqual(inPath);
    expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(Object.keys(answer).map(Number)[0]).toBeLessThan(300);
    expect(new Set(errors).size).toBe(errors.length);
    if (method === 'GET' || method === 'DELETE') expect(body).toBeUndefined();
    for (const schema of [params, query, body]) {
      if (schema !== undefined) expect(schema).toMatchObject({ additionalProperties: false });
    }
  });
});
