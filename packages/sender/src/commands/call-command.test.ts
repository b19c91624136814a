import { COMMAND_NAMES, COMMANDS, type CommandName } from '@mywasender/contract/commands/command-map';
import Value from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createWorld,
  draftOf,
  importPeople,
  makeReady,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';
import { HANDLERS } from './handlers.ts';

let world: World;
let sender: Sender;
let profileId = '';
let listId = '';
let campaignId = '';
beforeAll(async () => {
  world = await createWorld();
  sender = await world.start();
  profileId = await makeReady(world, sender);
  listId = await importPeople(sender, 2);
  campaignId = await startCampaign(sender, draftOf({ profileId, listId }));
  await untilOver(sender, campaignId);
  world.gateway.settle();
});
afterAll(() => world.end());

describe('every command', () => {
  it('has a handler', () => {
    expect(Object.keys(HANDLERS).sort()).toEqual([...COMMAND_NAMES].sort());
  });

  it('that only looks answers in the shape of the contract', async () => {
    const recipientId = (await sender.call('campaigns.recipients', { campaignId })).items[0]?.id ?? '';
    const answers: [CommandName, unknown][] = [
      ['license.state', await sender.call('license.state', {})],
      ['profiles.list', await sender.call('profiles.list', {})],
      ['profiles.readMeter', await sender.call('profiles.readMeter', { profileId })],
      ['contacts.lists', await sender.call('contacts.lists', {})],
      ['contacts.list', await sender.call('contacts.list', { listId })],
      ['suppressions.list', await sender.call('suppressions.list', {})],
      [
        'templates.check',
        await sender.call('templates.check', {
          text: 'Hi {{first_name}} {{x}}',
          audience: { listIds: [listId] },
        }),
      ],
      [
        'templates.preview',
        await sender.call('templates.preview', {
          text: 'Hi {{first_name}}',
          audience: { listIds: [listId] },
        }),
      ],
      ['campaigns.list', await sender.call('campaigns.list', {})],
      ['campaigns.get', await sender.call('campaigns.get', { campaignId })],
      ['campaigns.check', await sender.call('campaigns.check', { campaignId })],
      ['campaigns.recipients', await sender.call('campaigns.recipients', { campaignId })],
      ['campaigns.recipient', await sender.call('campaigns.recipient', { recipientId })],
      ['campaigns.report', await sender.call('campaigns.report', { campaignId })],
      ['campaigns.reconcile', await sender.call('campaigns.reconcile', { campaignId })],
      ['campaigns.export', await sender.call('campaigns.export', { campaignId })],
      ['inbox.list', await sender.call('inbox.list', {})],
      ['settings.get', await sender.call('settings.get', {})],
      ['settings.terms', await sender.call('settings.terms', {})],
      ['system.info', await sender.call('system.info', {})],
    ];
    for (const [name, answer] of answers) {
      expect({
        name,
        errors: Value.Errors(COMMANDS[name].output, answer).map((e) => `${e.instancePath} ${e.message}`),
      }).toEqual({
        name,
        errors: [],
      });
    }
  });
});

describe('what a page may send', () => {
  const raw = (name: string, input: unknown): Promise<unknown> =>
    Reflect.apply(sender.call, sender, [name, input]);

  it.each([
    ['profiles.create', {}, 'VALIDATION_FAILED'],
    ['profiles.create', { name: 'x', admin: true }, 'VALIDATION_FAILED'],
    ['campaigns.get', { campaignId: '../../etc' }, 'VALIDATION_FAILED'],
    ['campaigns.get', { campaignId: '999' }, 'NOT_FOUND'],
    ['campaigns.get', { campaignId: 'abc' }, 'NOT_FOUND'],
    ['contacts.list', { cursor: "1' OR 1" }, 'BAD_REQUEST'],
    [
      'settings.acceptTerms',
      { version: '2026-11', name: 'Ada', acceptsTerms: true, acceptsConsentDuty: true, acceptsRisk: false },
      'VALIDATION_FAILED',
    ],
    ['no.such', {}, 'BAD_REQUEST'],
    ['toString', {}, 'BAD_REQUEST'],
  ])('%s %j → %s', async (name, input, code) => {
    await expect(raw(name, input)).rejects.toMatchObject({ name: 'AppError', code });
  });

  it('names the field that is wrong', async () => {
    await expect(raw('profiles.create', { name: '' })).rejects.toMatchObject({ params: { field: 'name' } });
  });
});

it('pages through lists to their end', async () => {
  const first = await sender.call('contacts.list', { limit: 1 });
  expect(first).toMatchObject({ total: 2, items: [{ name: 'Person 0' }] });
  const second = await sender.call('contacts.list', { limit: 1, cursor: first.nextCursor ?? '' });
  expect(second.items).toMatchObject([{ name: 'Person 1' }]);
  const third = await sender.call('contacts.list', { limit: 1, cursor: second.nextCursor ?? '' });
  expect(third).toMatchObject({ items: [], nextCursor: null });
});

it('answers nothing after it has stopped', async () => {
  const other = await createWorld();
  const stopped = await other.start();
  await Promise.all([stopped.stop(), stopped.stop()]);
  await expect(stopped.call('settings.get', {})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await other.end();
});

it('a second sender on the same folder is told so', async () => {
  await expect(world.start()).rejects.toMatchObject({
    code: 'STORE_LOCKED',
    params: { dataDir: world.dataDir },
  });
});
