import { readFileSync } from 'node:fs';
import { AppError } from '@mywasender/contract/app-error';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, putFile, type World } from '../../../test/harness.ts';
import type { Sender } from '../../create-sender.ts';
import { readTemplateFile } from './template-files.ts';

let world: World;
let sender: Sender;

beforeAll(async () => {
  world = await createWorld();
  sender = await world.start();
});
afterAll(() => world.end());
beforeEach(async () => {
  const templateIds = (await list()).map(({ id }) => id);
  if (templateIds.length > 0) await sender.call('templates.remove', { templateIds });
});

const list = async (query = {}) => (await sender.call('templates.list', query)).templates;
const names = async (query = {}) => (await list(query)).map(({ name }) => name);
const save = (name: string, tags: string[] = [], text = `${name}: hello`) =>
  sender.call('templates.save', { name, tags, texts: { text } });

describe('the library', () => {
  it('finds by name, text and tag, favourites first', async () => {
    const translations = [{ language: 'pt', text: 'Açúcar' }];
    await save('Spring offer', ['Offers', 'spring']);
    const second = await save('Reminder', ['offers']);
    await sender.call('templates.save', {
      templateId: second.id,
      name: ' Reminder ',
      tags: ['offers', 'Offers', 'due'],
      texts: { text: 'See you', translations },
    });
    const third = await save('Thanks');
    await sender.call('templates.favourite', { templateId: third.id, favourite: true });
    expect((await names())[0]).toBe('Thanks');
    expect(await names({ tag: 'OFFERS' })).toHaveLength(2);
    expect(await names({ search: 'açúcar' })).toEqual(['Reminder']);
    expect(await names({ search: 'due' })).toEqual(['Reminder']);
    expect(await names({ favourites: true })).toEqual(['Thanks']);
    expect((await list({ search: 'Reminder' }))[0]?.tags).toEqual(['offers', 'due']);
    const { tags } = await sender.call('templates.list', {});
    expect(tags.map(({ tag, templates }) => [tag.toLowerCase(), templates])).toEqual([
      ['offers', 2],
      ['due', 1],
      ['spring', 1],
    ]);
    await expect(save('  ')).rejects.toMatchObject({ code: 'VALIDATION_FAILED', params: { field: 'name' } });
  });

  it('counts uses, copies under a free name, and brings back what was removed', async () => {
    const { id } = await save('Offer');
    expect(await sender.call('templates.use', { templateId: id })).toMatchObject({ uses: 1 });
    expect((await sender.call('templates.use', { templateId: id })).lastUsedAt).toEqual(expect.any(Number));
    const copy = await sender.call('templates.duplicate', { templateId: id });
    expect(copy).toMatchObject({ name: 'Offer (2)', uses: 0, texts: { text: 'Offer: hello' } });
    expect((await sender.call('templates.duplicate', { templateId: copy.id })).name).toBe('Offer (3)');
    const templateIds = [id, copy.id];
    expect(await sender.call('templates.remove', { templateIds })).toEqual({ removed: 2 });
    expect(await names()).toEqual(['Offer (3)']);
    await expect(sender.call('templates.use', { templateId: id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await sender.call('templates.restore', { templateIds })).toEqual({ restored: 2 });
    expect((await list({ search: 'Offer' })).find((one) => one.id === id)?.uses).toBe(2);
  });

  it('holds 500 templates and says so to the next', async () => {
    const templates = Array.from({ length: 500 }, (_, index) => ({
      name: `T${index}`,
      texts: { text: 'x' },
    }));
    const file = await putFile(sender, fileOf(templates), 'many.json');
    expect((await sender.call('templates.import', { file })).templateIds).toHaveLength(500);
    await expect(save('one more')).rejects.toMatchObject({ code: 'TEMPLATES_FULL', params: { limit: 500 } });
    await expect(sender.call('templates.addStarters', { language: 'en' })).rejects.toMatchObject({
      code: 'TEMPLATES_FULL',
    });
    expect(await list()).toHaveLength(500);
  });

  it('adds ready-made templates once, in the sender’s name', async () => {
    const { templateIds } = await sender.call('templates.addStarters', { language: 'es' });
    expect(templateIds).toHaveLength(6);
    const again = await sender.call('templates.addStarters', { language: 'es' });
    expect(again).toEqual({ templateIds: [], skipped: 6 });
    expect((await list({ tag: 'greeting' }))[0]?.texts.text).toContain('le escribe Acme');
  });
});

const fileOf = (templates: unknown) =>
  JSON.stringify({ format: 'mywasender-templates', version: 1, templates });
const refused = (content: string | Uint8Array) => {
  try {
    readTemplateFile(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  } catch (error) {
    if (error instanceof AppError && error.code === 'TEMPLATE_FILE_INVALID')
      return String(error.params.field);
    throw error;
  }
  return null;
};

describe('files of templates', () => {
  it('bring back what was written, and pass over what is there', async () => {
    await save('One', ['a'], 'Hi {{name|there}} 🙂');
    const items = ['A', 'B'].map((name) => ({ name, text: `${name} {x|y}` }));
    const variants = {
      items,
      testShare: 20,
      decideAfterHours: 24,
      winnerRule: 'replies',
      minimumDifference: 2,
      fallback: 'first',
    } as const;
    await sender.call('templates.save', { name: 'Two', tags: [], texts: { text: '', variants } });
    const before = (await list()).map(({ name, tags, texts }) => ({ name, tags, texts }));
    const { file, name } = await sender.call('templates.export', {});
    expect(name).toBe('templates.json');
    const content = readFileSync((await sender.files.open(file)).path, 'utf8');
    const again = await sender.call('templates.import', { file: await putFile(sender, content) });
    expect(again).toEqual({ templateIds: [], skipped: 2 });
    await sender.call('templates.remove', { templateIds: (await list()).map(({ id }) => id) });
    await sender.call('templates.import', { file: await putFile(sender, content) });
    expect((await list()).map((one) => ({ name: one.name, tags: one.tags, texts: one.texts }))).toEqual(
      before,
    );
  });

  it.each([
    ['no JSON', '{"format":', 'file'],
    ['no text', new Uint8Array([0xff, 0xfe, 0x00]), 'file'],
    ['another shape', '[]', 'file'],
    ['another format', '{"format":"x","version":1,"templates":[]}', 'format'],
    ['no template', fileOf([]), 'templates'],
    ['no name', fileOf([{ name: '', texts: { text: 'x' } }]), 'templates.0.name'],
    ['an unknown field', fileOf([{ name: 'A', texts: { text: 'x', html: 1 } }]), 'templates.0.texts.html'],
    ['a long text', fileOf([{ name: 'A', texts: { text: 'x'.repeat(10_001) } }]), 'templates.0.texts.text'],
    ['a bad tag', fileOf([{ name: 'A', tags: ['a,b'], texts: { text: 'x' } }]), 'templates.0.tags.0'],
    [
      'a broken text',
      fileOf([
        { name: 'A', texts: { text: 'x' } },
        { name: 'B', texts: { text: '{a' } },
      ]),
      'templates.1.texts',
    ],
    ['deep nesting', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'file'],
    [
      'a poisoned prototype',
      '{"__proto__":{"format":"mywasender-templates","version":1,"templates":[]}}',
      'file',
    ],
  ])('are refused whole, by the field: %s', (_what, content, field) => {
    expect(refused(content)).toBe(field);
  });

  it('are refused by a sentence whatever else they hold', () => {
    const sound = {
      format: 'mywasender-templates',
      version: 1,
      templates: [{ name: 'A', texts: { text: 'Hi' } }],
    };
    const paths = [
      ['format'],
      ['version'],
      ['templates'],
      ['templates', 0],
      ['templates', 0, 'name'],
      ['templates', 0, 'texts'],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 3 }), (path, value) => {
        const broken = structuredClone(sound);
        const holder = path
          .slice(0, -1)
          .reduce<Record<string, unknown>>((at, key) => at[key] as never, broken as never);
        holder[path.at(-1) as string] = value;
        const field = refused(JSON.stringify(broken));
        if (field !== null) expect(['file', ...path].join('.')).toContain(field.split('.')[0]);
      }),
      { numRuns: 200 },
    );
  });

  it('hold so much in one template, in all its texts', () => {
    const translations = ['pt', 'es', 'fr', 'de', 'it', 'tr', 'id'].map((language) => ({
      language,
      text: 'x'.repeat(10_000),
    }));
    expect(refused(fileOf([{ name: 'A', texts: { text: 'x', translations } }]))).toBe('templates.0.texts');
    expect(refused(fileOf([{ name: 'A', texts: { text: 'x', translations: translations.slice(2) } }]))).toBe(
      null,
    );
  });

  it('of more than 2 MB are not even opened', async () => {
    const file = await putFile(sender, '{'.repeat(10 * 1024 * 1024), 'big.json');
    await expect(sender.call('templates.import', { file })).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      params: { limit: '2 MB' },
    });
  });

  it('hold so few characters in one text, whatever comes over the transport', async () => {
    await expect(save('big', [], '{a|'.repeat(3_500_000))).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      params: { field: 'texts.text', problem: expect.stringContaining('10000') },
    });
  });
});
