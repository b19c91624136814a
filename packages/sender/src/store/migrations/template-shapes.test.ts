import { DatabaseSync } from 'node:sqlite';
import { ApprovedTemplate } from '@mywasender/contract/models/approved-template';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { MIGRATIONS, migrate } from '../migrations.ts';
import { TEMPLATE_SHAPES } from './template-shapes.ts';

test('approved templates that were read before are known after it', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, 0, MIGRATIONS.indexOf(TEMPLATE_SHAPES));
  const before = {
    name: 'news',
    language: 'en',
    status: 'APPROVED',
    category: 'MARKETING',
    header: 'Acme',
    body: 'Hi {{1}}',
    footer: null,
    buttons: ['Stop', 'Shop'],
    parameters: ['1'],
    obstacle: null,
  };
  const templates = [before, { ...before, header: null, buttons: [], obstacle: 'header-media' }];
  database.exec("INSERT INTO profiles (id, name, created_at) VALUES ('p', 'Official', 1)");
  database.prepare("INSERT INTO cloud_templates VALUES ('p', 1, ?)").run(JSON.stringify(templates));
  database.exec(TEMPLATE_SHAPES);
  const after: unknown = JSON.parse(
    String(database.prepare('SELECT templates FROM cloud_templates').get()?.templates),
  );
  expect(Value.Check(Type.Array(ApprovedTemplate), after)).toBe(true);
  const button = (text: string) => ({ text, takes: null, url: null });
  expect(after).toEqual([
    { ...before, headerKind: 'text', headerParameter: null, buttons: [button('Stop'), button('Shop')] },
    { ...templates[1], headerKind: 'none', headerParameter: null, obstacle: 'header' },
  ]);
});
