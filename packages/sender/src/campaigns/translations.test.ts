import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  createWorld,
  csvOf,
  draftOf,
  everybody,
  importText,
  makeReady,
  phoneOf,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

let world: World;
let sender: Sender;
let listId: string;
let profileId: string;

const ROWS = [
  ['Name', 'Phone', 'Language', 'Note'],
  ['Ana', phoneOf(0), 'pt_BR', 'x'],
  ['Rui', phoneOf(1), 'pt-PT', 'x'],
  ['Eva', phoneOf(2), 'Spanish', 'x'],
  ['Bob', phoneOf(3), '', 'x'],
  ['Zoé', phoneOf(4), 'fr', 'x'],
];
const MESSAGE = {
  text: 'Hello {{name}}, Acme here. Reply STOP to stop.',
  translations: [
    { language: 'pt', text: 'Olá {{name}}, somos a Acme. Responda PARAR.' },
    { language: 'pt-BR', text: 'Oi {{name}}, aqui é a Acme. Responda PARAR.' },
    { language: 'es', text: 'Hola {{name}}, somos Acme. Responde BAJA.' },
    { language: 'ar', text: 'مرحبا {{name}} من Acme، أرسل توقف.' },
  ],
};

beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
  profileId = await makeReady(world, sender);
  ({ listId } = await importText(sender, csvOf(ROWS)));
});
afterEach(() => world.end());

it('counts beforehand who gets which language, and gives each person theirs', async () => {
  const draft = draftOf({ profileId, listId }, { message: MESSAGE });
  const { id } = await sender.call('campaigns.create', draft);
  const check = await sender.call('campaigns.check', { campaignId: id });
  expect(check.items.find(({ code }) => code === 'template')?.level).toBe('ok');
  expect(check.audience.languages).toEqual([
    { language: null, people: 2 },
    { language: 'pt', people: 1 },
    { language: 'pt-BR', people: 1 },
    { language: 'es', people: 1 },
    { language: 'ar', people: 0 },
  ]);
  await sender.call('campaigns.start', { campaignId: id });
  await untilOver(sender, id);
  const people = await everybody(sender, id);
  expect(people.map(({ name, language, text }) => [name, language, text?.split(',')[0]])).toEqual([
    ['Ana', 'pt-BR', 'Oi Ana'],
    ['Rui', 'pt', 'Olá Rui'],
    ['Eva', 'es', 'Hola Eva'],
    ['Bob', null, 'Hello Bob'],
    ['Zoé', null, 'Hello Zoé'],
  ]);
  const { languages } = await sender.call('campaigns.report', { campaignId: id });
  expect(languages?.map(({ language, sent }) => [language, sent])).toEqual([
    [null, 2],
    ['es', 1],
    ['pt', 1],
    ['pt-BR', 1],
  ]);
  const { file } = await sender.call('campaigns.export', { campaignId: id });
  const lines = readFileSync((await sender.files.open(file)).path, 'utf8').split('\r\n');
  expect([lines[0], lines[1]].map((line) => line?.split(',').at(-2))).toEqual(['language', 'pt-BR']);
});

it('shows real people in their language, or all of them in one', async () => {
  const show = async (language?: string | null) => {
    const input = { ...MESSAGE, audience: { listIds: [listId] }, limit: 3 };
    const { rows } = await sender.call('templates.preview', {
      ...input,
      ...(language === undefined ? {} : { language }),
    });
    return rows.map((row) => `${row.language} ${row.text.split(',')[0]}`);
  };
  expect(await show()).toEqual(['pt-BR Oi Ana', 'pt Olá Rui', 'es Hola Eva']);
  expect(await show('es')).toEqual(['es Hola Ana', 'es Hola Rui', 'es Hola Eva']);
  expect(await show(null)).toEqual(['null Hello Ana', 'null Hello Rui', 'null Hello Eva']);
});

it('looks every language over: fields, the way to stop, and each person’s own length', async () => {
  const translations = [
    { language: 'es', text: `${'y'.repeat(4090)} {{note}} Acme {{nota}} BAJA` },
    { language: 'pt', text: 'Acme. Reply STOP' },
  ];
  const { problems } = await sender.call('templates.check', {
    text: MESSAGE.text,
    translations,
    audience: { listIds: [listId] },
  });
  expect(problems.map(({ language, code }) => `${language} ${code}`)).toEqual([
    'es unknown-field',
    'es too-long',
    'pt stop-other-language',
  ]);
  const long = [{ language: 'es', text: `${'y'.repeat(4084)} Acme BAJA{{name}}` }];
  const draft = draftOf({ profileId, listId }, { message: { text: MESSAGE.text, translations: long } });
  const { id } = await sender.call('campaigns.create', draft);
  const { items } = await sender.call('campaigns.check', { campaignId: id });
  expect(items.find(({ code }) => code === 'length')?.params).toEqual({ people: 1, who: 'Eva', limit: 4096 });
});

it('does not start while a translation cannot be read', async () => {
  const message = { ...MESSAGE, translations: [{ language: 'es', text: 'Hola {{name' }] };
  await expect(startCampaign(sender, draftOf({ profileId, listId }, { message }))).rejects.toMatchObject({
    code: 'TEMPLATE_INVALID',
    params: { language: 'es', problem: 'unclosed-brace' },
  });
});
