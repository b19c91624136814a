import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { callJson, desktopClient } from '../scripts/lib/api.mjs';
import { compareWithSimulator } from '../scripts/lib/compare-with-simulator.mjs';
import { ROOT } from '../scripts/lib/paths.mjs';
import { pollUntil } from '../scripts/lib/poll.mjs';
import { acceptTerms, linkProfile } from './support/desktop-steps.ts';
import { FULL } from './support/full-run.ts';
import { processesMentioning } from './support/processes.ts';
import { startWholeStack } from './support/stack.ts';

/** Through the browser and the whole stack; more, closer together, are in packages/sender/src/runner/kill.integration.test.ts. */
const KILLS = FULL ? 3 : 1;
/** Rows of the example, and the people in them: some nobody can write to. */
const { rows: ROWS, people: PEOPLE } = FULL ? { rows: 200, people: 180 } : { rows: 60, people: 59 };

test('kill -9 of the core in the middle: nobody gets two, nobody is lost', async () => {
  const stack = await startWholeStack({ clock: 'virtual' });
  try {
    const { key } = await stack.newLicense();
    const startApp = async () => {
      const host = await stack.startApp();
      return { app: desktopClient(host), part: host.part };
    };

    let { app, part } = await startApp();
    await acceptTerms(app);
    await app.call('license.activate', { key });
    const profile = await linkProfile(app, stack.simulatorUrl);
    const rows = readFileSync(join(ROOT, 'examples/contacts.csv'), 'utf8')
      .split('\n')
      .slice(0, 1 + ROWS);
    const file = await app.putFile('contacts.csv', Buffer.from(rows.join('\n')));
    const list = await app.call('contacts.import', { file, defaultCountry: 'US', listName: 'Everybody' });
    const campaign = await app.call('campaigns.create', {
      name: 'Killed again and again',
      profileIds: [profile.id],
      audience: { listIds: [list.listId] },
      message: { text: 'Hello {{first_name|there}}, this is Corner Bakery. Reply STOP to end.' },
      schedule: {
        startAt: null,
        from: '00:00',
        to: '24:00',
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        expiresAt: null,
      },
      pace: { minGapSeconds: 3, maxGapSeconds: 6, perMinute: 20, perHour: 500, perDay: 200 },
    });
    await app.call('campaigns.start', { campaignId: campaign.id });
    const messages = async () => callJson(`${stack.simulatorUrl}/_sim/messages`, { method: 'GET' });

    for (let kill = 1; kill <= KILLS; kill += 1) {
      const before = (await messages()).items.length;
      await pollUntil(messages, (log) => log.items.length >= before + 5, 'Nothing more was sent', {
        everyMs: 20,
      });
      part.child.kill('SIGKILL');
      await part.exited;
      await expect.poll(() => processesMentioning(join(stack.dataDir, 'desktop'))).toEqual([]);
      ({ app, part } = await startApp());
      await app.call('profiles.connect', { profileId: profile.id });
    }

    await pollUntil(
      () => app.call('campaigns.get', { campaignId: campaign.id }),
      ({ status }) => status === 'finished',
      'The campaign did not finish',
      { timeoutMs: 150_000 },
    );
    const look = async () => {
      const log = (await messages()).items;
      const recipients = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await app.call('campaigns.recipients', {
          campaignId: campaign.id,
          limit: 200,
          ...(cursor ? { cursor } : {}),
        });
        recipients.push(...page.items);
        cursor = page.nextCursor;
      }
      return { log, recipients };
    };
    const { log, recipients } = await pollUntil(
      look,
      (seen) => compareWithSimulator(seen.recipients, seen.log).length === 0,
      undefined,
      { everyMs: 500, timeoutMs: 30_000 },
    );
    const perPerson = Map.groupBy(log, (message: { to: string }) => message.to);
    expect([...perPerson.values()].filter((sent) => sent.length > 1)).toEqual([]);
    expect(recipients).toHaveLength(PEOPLE);
    expect(recipients.filter((one) => ['queued', 'claimed'].includes(one.status))).toEqual([]);
    const uncertain = recipients.filter((one) => one.status === 'uncertain').map((one) => one.phone);
    expect(
      compareWithSimulator(recipients, log).filter(
        (line) => !uncertain.some((phone) => line.startsWith(phone)),
      ),
    ).toEqual([]);
    console.log(`${KILLS} kills, ${log.length} messages, 0 doubles, ${uncertain.length} left uncertain`);
  } finally {
    await stack.stop();
  }
});
