import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createWorld,
  csvOf,
  draftOf,
  everybody,
  importPeople,
  importText,
  makeReady,
  phoneOf,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import type { Core } from '../core.ts';
import type { Sender } from '../create-sender.ts';
import { openStore } from '../store/open-store.ts';
import { text } from '../store/row.ts';
import { reachQuery } from './measure-reach.ts';

let world: World;
let sender: Sender;
let profileId: string;
beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
  profileId = await makeReady(world, sender);
});
afterEach(() => world.end());

test('lists and segments overlap, each person is there once; rules leave people out by reason', async () => {
  const a = await importPeople(sender, 4, 'A');
  const b = (await importText(sender, csvOf([['Phone'], [phoneOf(3)], [phoneOf(8)]]), 'B')).listId;
  const rules = { match: 'all', of: [{ kind: 'name', op: 'equals', value: 'person 1' }] } as const;
  const segment = await sender.call('contacts.saveSegment', {
    name: 'Ones',
    rules: { ...rules, of: [...rules.of] },
  });
  const first = await startCampaign(
    sender,
    draftOf({ profileId, listId: a }, { audience: { listIds: [], segmentIds: [segment.id] } }),
  );
  await untilOver(sender, first);
  expect((await everybody(sender, first)).map(({ phone }) => phone)).toEqual([phoneOf(1)]);

  const audience = { listIds: [a, b], segmentIds: [segment.id], exclude: { withinDays: 30 } };
  const { id } = await sender.call('campaigns.create', draftOf({ profileId, listId: a }, { audience }));
  const check = await sender.call('campaigns.check', { campaignId: id });
  expect(check.audience).toEqual({
    total: 5,
    willReceive: 4,
    leftOut: [{ reason: 'excluded', people: 1 }],
  });
  await sender.call('campaigns.start', { campaignId: id });
  const frozen = await everybody(sender, id);
  expect(frozen.map(({ phone }) => phone)).toEqual([0, 1, 2, 3, 8].map(phoneOf));
  expect(frozen.filter(({ reason }) => reason === 'excluded').map(({ phone }) => phone)).toEqual([
    phoneOf(1),
  ]);
});

test('a list or segment of a draft or segment is protected, and a campaign for nobody does not start', async () => {
  const listId = await importPeople(sender, 1);
  const { id: segmentId } = await sender.call('contacts.saveSegment', {
    name: 'On it',
    rules: { match: 'any', of: [{ kind: 'list', listId }] },
  });
  await expect(sender.call('contacts.removeList', { listId })).rejects.toMatchObject({
    code: 'LIST_IN_USE',
    params: { name: 'On it' },
  });
  const audience = { listIds: [listId], exclude: { segmentIds: [segmentId] } };
  const draft = draftOf({ profileId, listId }, { audience });
  await sender.call('campaigns.create', draft);
  await expect(sender.call('contacts.removeSegment', { segmentId })).rejects.toMatchObject({
    code: 'SEGMENT_IN_USE',
    params: { name: 'Notice' },
  });
  const { segments } = await sender.call('contacts.segments', {});
  expect(segments.map(({ name, usedBy }) => ({ name, usedBy }))).toEqual([
    { name: 'On it', usedBy: ['Notice'] },
  ]);
  const nobody = await sender.call('campaigns.create', { ...draft, audience: { listIds: [] } });
  await expect(sender.call('campaigns.start', { campaignId: nobody.id })).rejects.toMatchObject({
    code: 'CAMPAIGN_NOT_READY',
    params: { problems: 'audience' },
  });
});

test('an audience is counted rule by rule and shown person by person, before there is a draft', async () => {
  const a = await importPeople(sender, 5, 'A');
  const b = (await importText(sender, csvOf([['Phone'], [phoneOf(3)]]), 'B')).listId;
  await sender.call('suppressions.add', { phone: phoneOf(0), note: 'asked' });
  const people = { filter: { listId: a } };
  await sender.call('contacts.changeTag', { people, tag: 'vip', tagged: true });
  const once = await startCampaign(sender, draftOf({ profileId, listId: b }));
  await untilOver(sender, once);
  const { id: segmentId } = await sender.call('contacts.saveSegment', {
    name: 'Ones and threes',
    rules: {
      match: 'any',
      of: [
        { kind: 'name', op: 'equals', value: 'Person 1' },
        { kind: 'name', op: 'equals', value: 'Person 3' },
      ],
    },
  });
  const audience = {
    listIds: [a],
    segmentIds: [segmentId],
    tag: 'VIP',
    exclude: { listIds: [b], segmentIds: [segmentId], campaignIds: [once], withinDays: 2 },
  };
  expect(await sender.call('campaigns.measure', { audience })).toEqual({
    total: 5,
    willReceive: 2,
    leftOut: [
      { reason: 'excluded', people: 2 },
      { reason: 'suppressed', people: 1 },
    ],
    excludedBy: [
      { rule: 'lists', people: 1 },
      { rule: 'segments', people: 2 },
      { rule: 'campaigns', people: 1 },
      { rule: 'days', people: 1 },
    ],
    segments: [{ segmentId, people: 2 }],
  });
  const shown = async (leftOut: boolean, more: { search?: string; cursor?: string; limit?: number } = {}) => {
    const page = await sender.call('campaigns.audience', { audience, leftOut, ...more });
    return { ...page, items: page.items.map(({ name, reason }) => [name, reason]) };
  };
  expect((await shown(true)).items).toEqual([
    ['Person 0', 'suppressed'],
    ['Person 1', 'excluded'],
    ['Person 3', 'excluded'],
  ]);
  const first = await shown(false, { limit: 1 });
  expect(first).toMatchObject({ items: [['Person 2', null]], total: 2 });
  expect(await shown(false, { limit: 1, cursor: first.nextCursor ?? '' })).toMatchObject({
    items: [['Person 4', null]],
    total: 2,
  });
  expect(await shown(true, { search: 'son 3' })).toMatchObject({
    items: [['Person 3', 'excluded']],
    total: 1,
  });
  expect(await sender.call('campaigns.measure', { audience: { listIds: [b], exclude: {} } })).toEqual({
    total: 1,
    willReceive: 1,
    leftOut: [],
    excludedBy: [],
    segments: [],
  });
});

test('counting an audience looks contacts up by the indexes, whatever its rules are', async () => {
  // Enough that the planner would rather not look at all of them.
  const listId = await importPeople(sender, 200);
  const message = { kind: 'message', what: 'read', campaignId: null, withinDays: 30 } as const;
  const { id: segmentId } = await sender.call('contacts.saveSegment', {
    name: 'All kinds',
    rules: { match: 'any', of: [{ kind: 'list', listId }, { kind: 'tag', value: 'VIP' }, message] },
  });
  const { id: campaignId } = await sender.call('campaigns.create', draftOf({ profileId, listId }));
  await sender.stop();
  const { sql, close } = openStore({ dataDir: world.dataDir, now: Date.now() });
  const exclude = { listIds: [listId], segmentIds: [segmentId], campaignIds: [campaignId], withinDays: 7 };
  const core = { sql, deps: { clock: world.clock } } as unknown as Core;
  const { query, params } = reachQuery(core, {
    listIds: [listId],
    segmentIds: [segmentId],
    tag: 'VIP',
    exclude,
  });
  const steps = sql
    .all(`EXPLAIN QUERY PLAN ${query}`, { ...params, sliceAfter: 0, sliceTo: 5000 })
    .map((row) => text(row, 'detail'));
  close();
  // What was made of the slice is walked through, and the ids the user chose.
  expect(steps.filter((step) => step.startsWith('SCAN') && !/^SCAN (p|a|json_each)\b/.test(step))).toEqual(
    [],
  );
  const searched = steps.flatMap((step) => /^SEARCH (.*)$/.exec(step)?.[1] ?? []);
  expect([...new Set(searched)].sort()).toEqual([
    'c USING INTEGER PRIMARY KEY (rowid=?)',
    'c USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)',
    'contact_tags USING PRIMARY KEY (contact_id=? AND tag=?)',
    'list_members USING COVERING INDEX list_members_contact (contact_id=? AND list_id=?)',
    'list_members USING PRIMARY KEY (list_id=? AND contact_id=?)',
    'r USING INDEX recipients_phone (phone=?)',
    'r USING INDEX sqlite_autoindex_recipients_1 (campaign_id=? AND phone=?)',
    's USING COVERING INDEX sqlite_autoindex_suppressions_1 (phone_hash=?)',
  ]);
});
