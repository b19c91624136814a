import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  createWorld,
  draftOf,
  importPeople,
  makeReady,
  putFile,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

let world: World;
let sender: Sender;
let profileId: string;
beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
  profileId = await makeReady(world, sender);
});
afterEach(() => world.end());

const berlin = (at: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', dateStyle: 'short' }).format(at);
const draftWith = async (people: number, dates: readonly string[]) => {
  const draft = draftOf({ profileId, listId: await importPeople(sender, people) });
  const holidays = dates.map((date) => ({ date, name: 'Feast' }));
  return { ...draft, schedule: { ...draft.schedule, holidays } };
};

it('nothing leaves on a holiday: the forecast, the reason for the wait and what was sent say the same', async () => {
  // Twenty new chats a day: Monday the 23rd is free, then three days off.
  const draft = await draftWith(30, ['2026-11-24', '2026-11-25', '2026-11-26']);
  const { id } = await sender.call('campaigns.create', draft);
  const { forecast } = await sender.call('campaigns.check', { campaignId: id });
  expect(forecast.days).toEqual([
    { date: '2026-11-23', messages: 20 },
    { date: '2026-11-27', messages: 10 },
  ]);
  await sender.call('campaigns.start', { campaignId: id });
  await untilOver(sender, id);
  const days = Object.groupBy(world.gateway.log, ({ at }) => berlin(at));
  expect(Object.entries(days).map(([day, sent]) => [day, sent?.length])).toEqual([
    ['2026-11-23', 20],
    ['2026-11-27', 10],
  ]);
});

it('who waits for the end of a holiday is told so, with the time', async () => {
  world.clock.hold();
  const campaignId = await startCampaign(sender, await draftWith(1, ['2026-11-23']));
  const until = Date.parse('2026-11-24T09:00:00+01:00');
  const { items } = await sender.call('campaigns.recipients', { campaignId });
  const recipientId = items[0]?.id ?? '';
  const { waiting } = await sender.call('campaigns.recipient', { recipientId });
  expect(waiting).toMatchObject({ reason: 'holiday', until });
  expect(world.gateway.log).toEqual([]);
});

it('a day that does not exist is refused, and the days of a calendar file are read', async () => {
  await expect(sender.call('campaigns.create', await draftWith(1, ['2026-02-31']))).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    params: { field: 'schedule.holidays', problem: 'there is no day 2026-02-31' },
  });
  const lines = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20001225', 'RRULE:FREQ=YEARLY'];
  const text = [...lines, 'SUMMARY:Weihnachten 🎄', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
  expect(
    await sender.call('campaigns.readHolidays', { file: await putFile(sender, text, 'de.ics') }),
  ).toEqual({
    holidays: ['2026', '2027'].map((year) => ({ date: `${year}-12-25`, name: 'Weihnachten 🎄' })),
    leftOut: 0,
  });
  const other = await putFile(sender, 'Date,Name', 'days.csv');
  await expect(sender.call('campaigns.readHolidays', { file: other })).rejects.toMatchObject({
    code: 'CALENDAR_INVALID',
    params: { name: 'days.csv' },
  });
});
