import { blankTemplate } from '@mywasender/campaigns/template/fit-template';
import type { Message, MessageTemplate } from '@mywasender/contract/models/campaign';
import { SAMPLE_FILES } from '@mywasender/gateway/sample-files';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { createMeta } from '../../test/cloud-meta.ts';
import {
  createWorld,
  draftOf,
  everybody,
  importText,
  phoneOf,
  putFile,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import { connectOfficial, startWithMeta } from '../../test/official-profile.ts';
import type { Sender } from '../create-sender.ts';

const PEOPLE = `Name,Phone,Code,Lat
Ana Ruiz,${phoneOf(1)},SAVE20,48.2
Bob,${phoneOf(2)},SAVE30,north
Cy,${phoneOf(3)},,`;

let world: World;
let meta: ReturnType<typeof createMeta>;
let sender: Sender;
let profileId: string;
let listId: string;

beforeEach(async () => {
  world = await createWorld();
  ({ meta, sender } = await startWithMeta(world));
  profileId = await connectOfficial(sender);
  ({ listId } = await importText(sender, PEOPLE));
});
afterEach(() => world.end());

/** The template as it is chosen, its text, and what is written for its values. */
async function chosen(name: string, values: Partial<MessageTemplate>): Promise<Message> {
  const { templates } = await sender.call('templates.approved', { profileId, refresh: true });
  const known = templates.find((one) => one.name === name);
  if (known === undefined) throw new Error(`no ${name}`);
  return { text: known.body, template: { ...blankTemplate(known), ...values } };
}

async function approved(message: Message) {
  const { id } = await sender.call('campaigns.create', draftOf({ profileId, listId }, { message }));
  const { items } = await sender.call('campaigns.check', { campaignId: id });
  return items.find(({ code }) => code === 'approved')?.params;
}

const buttons = (code: string, url = '{{code|all}}') => [
  { index: 0, kind: 'quick-reply' as const, text: '' },
  { index: 1, kind: 'url' as const, text: url },
  { index: 2, kind: 'copy-code' as const, text: code },
];
const header = (text: string) => ({ kind: 'text' as const, name: '1', text });

it('come from the fields of each person, in header and buttons as in the text, and are frozen with them', async () => {
  const message = await chosen('offer', {
    header: header('{{first_name|you}}'),
    buttons: buttons('{{code|HELLO}}', 'c?of={{name}}'),
  });
  const preview = await sender.call('templates.preview', { ...message, audience: { listIds: [listId] } });
  expect(preview.rows.map(({ values }) => values)).toEqual([
    ['Ana', '', 'c?of=Ana%20Ruiz', 'SAVE20'],
    ['Bob', '', 'c?of=Bob', 'SAVE30'],
    ['Cy', '', 'c?of=Cy', 'HELLO'],
  ]);
  const campaignId = await startCampaign(sender, draftOf({ profileId, listId }, { message }));
  await untilOver(sender, campaignId);
  const component = (index: string, sub_type: string, parameter: object) => ({
    type: 'button',
    index,
    sub_type,
    parameters: [parameter],
  });
  expect(meta.posted.map(({ body }) => body.template)).toMatchObject(
    [
      ['Ana', 'c?of=Ana%20Ruiz', 'SAVE20'],
      ['Bob', 'c?of=Bob', 'SAVE30'],
      ['Cy', 'c?of=Cy', 'HELLO'],
    ].map(([first, text, coupon_code]) => ({
      name: 'offer',
      components: [
        { type: 'header', parameters: [{ type: 'text', text: first }] },
        component('1', 'url', { type: 'text', text }),
        component('2', 'copy_code', { type: 'coupon_code', coupon_code }),
      ],
    })),
  );
  const people = await everybody(sender, campaignId);
  expect(people.map(({ text }) => text)).toEqual(['Ana', 'Bob', 'Cy'].map(() => 'It ends on Sunday.'));
  const bob = await sender.call('campaigns.recipient', { recipientId: people[1]?.id ?? '' });
  expect(bob.values).toEqual([
    { place: 'header', name: '1', value: 'Bob' },
    { place: 'url', name: '1', value: 'c?of=Bob' },
    { place: 'copy-code', name: '2', value: 'SAVE30' },
  ]);
});

it('are rehearsed as they will be sent, at the pace Meta grants the number', async () => {
  meta.knobs.tier = 'TIER_50';
  await sender.call('profiles.readMeter', { profileId });
  const rows = Array.from({ length: 50 }, (_, who) => `P${who},${phoneOf(who)},C${who}`);
  ({ listId } = await importText(sender, ['Name,Phone,Code', ...rows].join('\n'), 'Many'));
  const message = await chosen('offer', { header: header('{{name}}'), buttons: buttons('{{code}}') });
  const pace = { minGapSeconds: 3, maxGapSeconds: 3, perMinute: 20, perHour: 500, perDay: 2000 };
  const { id } = await sender.call('campaigns.create', draftOf({ profileId, listId }, { message, pace }));
  const summary = await sender.call('campaigns.rehearse', { campaignId: id });
  expect(summary).toMatchObject({ outcome: 'finished', people: 50, messages: 50 });
  expect(summary.days.map(({ messages }) => messages)).toEqual([47, 3]);
  const { items } = await sender.call('campaigns.rehearsal', { campaignId: id, leftOut: false, limit: 1 });
  expect(items).toMatchObject([{ text: 'It ends on Sunday.' }]);
  expect(meta.posted).toEqual([]);
});

it('are checked before the start, and what is missing is named', async () => {
  const problem = async (values: Partial<MessageTemplate>) => approved(await chosen('offer', values));
  const good = { header: header('you'), buttons: buttons('SAVE20') };
  expect(await problem(good)).toMatchObject({ problem: 'none' });
  expect(await problem({ ...good, header: header(' ') })).toMatchObject({
    problem: 'blank',
    place: 'header',
  });
  expect(await problem({ ...good, buttons: buttons('{{code}}') })).toMatchObject({
    problem: 'empty',
    place: 'copy-code',
    field: 'code',
    people: 1,
  });
  expect(await problem({ ...good, buttons: buttons('{{code|A}}-{{name}}-EXTRA') })).toMatchObject({
    problem: 'too-long',
    place: 'copy-code',
    people: 2,
    limit: 15,
    who: 'Ana Ruiz, Bob',
  });
  expect(await problem({ ...good, buttons: buttons('SAVE20-EVERYBODY') })).toMatchObject({
    problem: 'too-long',
    place: 'copy-code',
    people: 3,
    who: 'Ana Ruiz, Bob, Cy',
  });
  expect(await problem({ ...good, header: header('{{') })).toMatchObject({ problem: 'unreadable' });
  expect(await problem({ ...good, header: header('{a|b}') })).toMatchObject({ problem: 'choices' });
  expect(await problem({ buttons: buttons('SAVE20') })).toMatchObject({ problem: 'blank', place: 'header' });
  expect(await problem({ ...good, buttons: buttons('SAVE20').slice(1) })).toMatchObject({ problem: 'none' });
  expect(await problem({ ...good, buttons: buttons('SAVE20').slice(0, 2) })).toMatchObject({
    problem: 'changed',
  });
  const place = { kind: 'location', longitude: '16.4', name: 'Acme', address: 'Ring 1' } as const;
  const visit = (latitude: string) => chosen('visit', { header: { ...place, latitude } });
  expect(await approved(await visit('48.2'))).toMatchObject({ problem: 'none' });
  expect(await approved(await visit('{{lat|0}}'))).toMatchObject({
    problem: 'no-degrees',
    place: 'latitude',
    people: 1,
    who: 'Bob',
  });
});

it('a document in the header is the file of the message, uploaded once for everybody', async () => {
  const message = await chosen('receipt', {});
  const add = async (sample: (typeof SAMPLE_FILES)[number] | undefined, name: string) => {
    const file = await putFile(sender, sample?.content ?? '', name);
    return (await sender.call('templates.addMedia', { file })).media;
  };
  expect(await approved(message)).toMatchObject({ problem: 'no-file', kind: 'document' });
  const picture = await add(SAMPLE_FILES[0], 'shop.png');
  expect(await approved({ ...message, media: picture })).toMatchObject({ problem: 'file-kind' });
  const text = await add(SAMPLE_FILES[3], 'list.txt');
  expect(await approved({ ...message, media: text })).toMatchObject({ problem: 'not-pdf' });
  const media = await add(SAMPLE_FILES[2], 'Receipt.pdf');
  const offer = await chosen('offer', { header: header('you'), buttons: buttons('SAVE20') });
  expect(await approved({ ...offer, media })).toMatchObject({ problem: 'media' });
  const campaignId = await startCampaign(
    sender,
    draftOf({ profileId, listId }, { message: { ...message, media } }),
  );
  await untilOver(sender, campaignId);
  const document = { id: 'media-1', filename: 'Receipt.pdf' };
  const components = [{ type: 'header', parameters: [{ type: 'document', document }] }];
  expect(meta.posted.map(({ body }) => body.template)).toMatchObject([1, 2, 3].map(() => ({ components })));
  expect(meta.uploads).toHaveLength(1);
});
