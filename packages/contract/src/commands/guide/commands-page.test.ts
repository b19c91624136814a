import { readFileSync } from 'node:fs';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { Id, nullable, oneOf, strictObject, Text, Timestamp } from '../../models/basics.ts';
import { COMMAND_NAMES, COMMANDS } from '../command-map.ts';
import { commandLine } from './command-line.ts';
import { commandsPage, exampleInput } from './commands-page.ts';
import { describeType } from './describe-type.ts';
import { plain } from './fields-of.ts';

describe('docs/commands.md', () => {
  const page = commandsPage();

  it('is current: npm run docs:commands', () => {
    const file = new URL('../../../../../docs/commands.md', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(page);
  });

  it.each(COMMAND_NAMES)('%s: a section, a summary and an example the contract accepts', (name) => {
    expect(page).toContain(`\n### ${name}\n`);
    expect(COMMANDS[name].summary).toMatch(/^[A-Z].+\.$/);
    const example = exampleInput(name);
    expect([...Value.Errors(COMMANDS[name].input, example)]).toEqual([]);
  });
});

describe('a schema as people read it', () => {
  const cases = [
    [Text(120, 1), 'string 1–120'],
    [Text(9), 'string ≤ 9'],
    [Type.Integer({ minimum: 3 }), 'integer ≥ 3'],
    [oneOf(['a', 'b']), '"a" | "b"'],
    [nullable(Timestamp), 'Timestamp | null'],
    [Type.Array(oneOf(['a', 'b']), { maxItems: 2 }), '("a" | "b")[] ≤ 2'],
    [Type.Record(Type.String(), Type.Boolean()), 'Record<string, boolean>'],
    [strictObject({ id: Id, note: Type.Optional(Text(5)) }), '{ id: Id, note?: string ≤ 5 }'],
  ] as const;

  it.each(cases)('%#', (schema, expected) => {
    expect(describeType(plain(schema))).toBe(expected);
  });
});

describe('the call of a command', () => {
  const schema = strictObject({ name: Text(9), on: Type.Boolean(), ids: Type.Array(Id), more: Type.Any() });

  it('is what a shell takes', () => {
    expect(
      commandLine('a.b', plain(schema), { name: "Ada's", on: false, ids: ['1', '2'], more: { x: 1 } }),
    ).toBe(`npm run sender -- a.b --name 'Ada'\\''s' --no-on --ids 1 --ids 2 --more '{"x":1}'`);
  });

  it('has no secret in it', () => {
    const { input } = COMMANDS['license.activate'];
    expect(commandLine('license.activate', plain(input), exampleInput('license.activate'))).toBe(
      'npm run sender -- license.activate --key @-',
    );
  });
});
