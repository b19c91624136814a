import { describe, expect, it } from 'vitest';
import type { RouteDefinition } from './route.ts';
import { AREAS, ROUTE_KEYS, ROUTES } from './route-map.ts';

describe('the routes', () => {
  it('every area is in the map, and none writes over another', () => {
    const names = Object.values(AREAS).flatMap(({ routes }) => Object.keys(routes));
    expect(ROUTE_KEYS.toSorted()).toEqual(names.toSorted());
  });

  it.each(ROUTE_KEYS)('%s is whole', (key) => {
    const { summary, params, query, body, answer, errors }: RouteDefinition = ROUTES[key];
    const [method, path = ''] = key.split(' ');
    const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    expect(Object.keys(params?.properties ?? {})).toEqual(inPath);
    expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(Object.keys(answer).map(Number)[0]).toBeLessThan(400);
    expect(new Set(errors).size).toBe(errors.length);
    if (method === 'GET') expect(body).toBeUndefined();
    for (const schema of [params, query, body]) {
      if (schema !== undefined) expect(schema).toMatchObject({ additionalProperties: false });
    }
  });
});
