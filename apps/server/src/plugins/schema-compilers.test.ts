import type { RouteDefinition } from '@mywasender/contract/http/routes/route';
import { ROUTES } from '@mywasender/contract/http/routes/route-map';
import buildSerializer from 'fast-json-stringify';
import { Type } from 'typebox';
import { describe, expect, it, vi } from 'vitest';
import { compileValidator, whenUsed } from './schema-compilers.ts';

const definitions: [string, RouteDefinition][] = Object.entries(ROUTES);
const asked = definitions.flatMap(([name, { params, query, body }]) =>
  Object.entries({ params, querystring: query, body }).flatMap(([httpPart, schema]) =>
    schema === undefined ? [] : [{ name, httpPart, schema }],
  ),
);
const answered = definitions.flatMap(([name, { media, answer }]) =>
  media === undefined ? Object.entries(answer).map(([status, schema]) => ({ name, status, schema })) : [],
);

describe('schemas of the contract', () => {
  it.each([...new Set(asked.map(({ httpPart }) => httpPart))])('of every %s can be compiled', (part) => {
    const schemas = asked.filter(({ httpPart }) => httpPart === part);
    expect(schemas.length).toBeGreaterThan(10);
    for (const { name, httpPart, schema } of schemas) {
      // it is what is compiled first, and refuses what is nothing
      const validate = compileValidator({ schema, httpPart, method: '', url: name });
      expect([name, validate(undefined)]).toMatchObject([name, { error: expect.anything() }]);
    }
  });

  it('of every answer can be compiled', () => {
    expect(answered.length).toBeGreaterThan(100);
    for (const { name, status, schema } of answered)
      expect([name, status, typeof buildSerializer(schema)]).toEqual([name, status, 'function']);
  });

  it('are compiled once, when they are first used', () => {
    const compile = vi.fn((schema: object) => (value: unknown) => [schema, value]);
    const schema = Type.String();
    const use = whenUsed(compile)(schema);
    expect(compile).not.toHaveBeenCalled();
    expect([use(1), use(2)]).toEqual([
      [schema, 1],
      [schema, 2],
    ]);
    expect(compile).toHaveBeenCalledTimes(1);
  });
});
