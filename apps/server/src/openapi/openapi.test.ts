import { readdirSync, readFileSync } from 'node:fs';
import { ERRORS, type ErrorCode } from '@mywasender/contract/error-codes';
import { EXAMPLES } from '@mywasender/contract/http/examples/example-map';
import { ErrorAnswer } from '@mywasender/contract/http/page';
import { errorsOf } from '@mywasender/contract/http/routes/errors-of';
import type { RouteDefinition } from '@mywasender/contract/http/routes/route';
import { ROUTE_KEYS, ROUTES } from '@mywasender/contract/http/routes/route-map';
import { WEBHOOK_EVENTS } from '@mywasender/contract/http/webhook-events';
import { CreateWebhookBody } from '@mywasender/contract/http/webhooks';
import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../shared/version.ts';
import { createSchemaCompiler } from '../testing/schema-compiler.ts';
import { buildOpenApi } from './build-openapi.ts';
import { operationIdOfEvent } from './describe-event.ts';
import { type AnyExample, operationIdOf } from './describe-route.ts';
import { exampleOf } from './error-examples.ts';
import { SCHEMA_NAMES } from './named-schemas.ts';

interface Media {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly $ref: string }>>;
}
type Content = Readonly<Record<string, Media>>;
interface Operation {
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}

const document = buildOpenApi(VERSION);
const usedCodes = [...new Set(ROUTE_KEYS.flatMap((key) => errorsOf(ROUTES[key])))];
const FILE = new URL('../../../../docs/openapi.json', import.meta.url);
const GUIDE = readFileSync(new URL('../../../../docs/webhooks.md', import.meta.url), 'utf8');

/** What `#/a/b~1c` points to. */
function resolve(ref: string): unknown {
  return ref
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
}

function operations(): readonly (readonly [string, Operation])[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation as Operation] as const,
    ),
  );
}

function events(): readonly (readonly [string, Operation])[] {
  return Object.entries(document.webhooks).map(([event, { post }]) => [event, post as Operation] as const);
}

describe('examples', () => {
  it.each(ROUTE_KEYS)('%s: body and every answer', (key) => {
    const { body, answer }: RouteDefinition = ROUTES[key];
    const example = EXAMPLES[key] as AnyExample;
    const wrong: unknown[] = [];
    const check = (schema: RouteDefinition['body'], value: unknown, part: string) => {
      if (schema !== undefined && !Value.Check(schema, value))
        wrong.push([part, [...Value.Errors(schema, value)].map((e) => [e.instancePath, e.message])]);
    };
    check(body, example.body, 'body');
    for (const [index, [status, schema]] of Object.entries(answer).entries()) {
      if (status === '204') continue;
      check(schema, index === 0 ? example.answer : example.otherAnswers?.[Number(status)], status);
    }
    expect(wrong).toEqual([]);
  });

  it.each(usedCodes)('%s: its sentence is filled', (code) => {
    const example = exampleOf(code);
    expect(Value.Check(ErrorAnswer, example)).toBe(true);
    expect(Object.values(example.params ?? {})).not.toContain(null);
    expect(example.message).not.toMatch(/\{\w+\}/);
  });
});

describe('the document', () => {
  it('has every route of the contract and nothing else', () => {
    const named = ROUTE_KEYS.map((key) => key.replace(/:(\w+)/g, '{$1}'));
    expect(
      operations()
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(named.toSorted());
  });

  it('knows the name of every object the contract exports', async () => {
    const folder = new URL('../../../../packages/contract/src/http/', import.meta.url);
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
    const unnamed: string[] = [];
    for (const file of files) {
      const module: Record<string, unknown> = await import(new URL(file, folder).href);
      for (const [name, value] of Object.entries(module)) {
        const object =
          typeof value === 'object' && value !== null && 'type' in value && value.type === 'object';
        if (object && !SCHEMA_NAMES.has(value))
          unnamed.push(`${file} ${name}: add the module to named-schemas.ts`);
      }
    }
    expect(unnamed).toEqual([]);
  });

  it('has every event a shop can ask for, as docs/webhooks.md has', () => {
    const names = events().map(([event]) => event);
    expect(names).toEqual(CreateWebhookBody.properties.events.items.enum);
    expect(names.filter((event) => !GUIDE.includes(`\`${event}\``))).toEqual([]);
    for (const [event, { requestBody }] of events()) {
      expect(requestBody?.content['application/json']?.example).toMatchObject({ type: event });
    }
  });

  it('names each operation differently', () => {
    const ids = [...ROUTE_KEYS.map(operationIdOf), ...WEBHOOK_EVENTS.map(operationIdOfEvent)];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers to what is there, and has nothing nobody refers to', () => {
    const refs = new Set(JSON.stringify(document).match(/#\/components\/[^"]+/g));
    expect([...refs].filter((ref) => resolve(ref) == null)).toEqual([]);
    const { securitySchemes: _, ...parts } = document.components;
    const parked = Object.entries(parts).flatMap(([part, entries]) =>
      Object.keys(entries).map((name) => `#/components/${part}/${name}`),
    );
    expect(parked.filter((ref) => !refs.has(ref))).toEqual([]);
  });

  it('its own schemas accept its examples', () => {
    const compile = createSchemaCompiler(document);
    const wrong: unknown[] = [];
    for (const [name, { requestBody, responses }] of [...operations(), ...events()]) {
      const contents = [requestBody?.content, ...Object.values(responses).map(({ content }) => content)];
      for (const content of contents) {
        for (const { schema, example, examples } of Object.values(content ?? {})) {
          const values = examples
            ? Object.values(examples).map(({ $ref }) => (resolve($ref) as { value: unknown }).value)
            : [example];
          const accepts = compile(schema);
          for (const value of values) if (!accepts(value)) wrong.push([name, value, accepts.errors]);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('shows every code a route may refuse with, under the status of the code', () => {
    const shown = operations().flatMap(([name, { responses }]) =>
      Object.entries(responses).flatMap(([status, { content }]) =>
        Object.keys(content?.['application/json']?.examples ?? {}).map((code) => `${name} ${status} ${code}`),
      ),
    );
    const promised = ROUTE_KEYS.flatMap((key) => {
      const definition: RouteDefinition = ROUTES[key];
      return errorsOf(definition)
        .map((code: ErrorCode) => [ERRORS[code].status, code] as const)
        .filter(([status]) => definition.answer[status] === undefined)
        .map(([status, code]) => `${key.replace(/:(\w+)/g, '{$1}')} ${status} ${code}`);
    });
    expect(shown.toSorted()).toEqual(promised.toSorted());
  });

  it('docs/openapi.json is current: npm run openapi', () => {
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(document)));
  });
});
