import { readFileSync } from 'node:fs';
import { callJson } from './api.mjs';
import { compareWithSimulator } from './compare-with-simulator.mjs';
import { Failure } from './fail.mjs';
import { pollUntil } from './poll.mjs';
import { step } from './step.mjs';

const OPERATOR = 'Demo operator';
/** The simulator's people deliver, read and answer within milliseconds to seconds after a message left. */
const SETTLE_MS = 60_000;

/**
 * Steps 3 to 8 of the product's main path through the same commands the screens use. Returns the report, or the rehearsal.
 *
 * @returns {Promise<any>}
 */
export async function runDemoCampaign({ app, simulatorUrl, licenseKey, options }) {
  await acceptTerms(app);
  await step('Activating and validating the license', async () => {
    await app.call('license.activate', { key: licenseKey });
    const state = await app.call('license.check');
    if (state.mode !== 'active') throw new Failure(`The license is not active: ${state.detail}`);
    return `${state.planName}, next check ${new Date(state.nextCheckAt).toISOString()}`;
  });
  await callJson(`${simulatorUrl}/_sim/people`, { body: options.people });
  const profile = await step('Linking a profile by QR code', async () => linkProfile(app, simulatorUrl));
  const imported = await step(`Importing ${options.contactsName}`, async () => importContacts(app, options));
  printImport(imported);
  const campaign = await step('Checking the campaign', async () =>
    prepareCampaign(app, profile, imported, options),
  );
  if (options.rehearse) return { rehearsal: await rehearse(app, campaign.id) };
  await app.call('campaigns.start', { campaignId: campaign.id });
  const finished = await waitForEnd(app, campaign.id);
  return buildReport({ app, simulatorUrl, campaign: finished, imported });
}

async function acceptTerms(app) {
  const terms = await app.call('settings.terms');
  await app.call('settings.acceptTerms', {
    version: terms.version,
    name: OPERATOR,
    acceptsTerms: true,
    acceptsConsentDuty: true,
    acceptsRisk: true,
  });
  // The comparison expects the message of the campaign and nothing else.
  await app.call('settings.update', { senderName: 'Corner Bakery', confirmStop: false });
}

async function linkProfile(app, simulatorUrl) {
  const profile = await app.call('profiles.create', { name: 'Demo shop' });
  await app.call('profiles.connect', { profileId: profile.id });
  const current = async () =>
    (await app.call('profiles.list')).profiles.find((candidate) => candidate.id === profile.id);
  await pollUntil(current, ({ state }) => state.kind === 'qr', 'The QR code did not appear');
  await callJson(`${simulatorUrl}/_sim/scan`, { body: { profile: 'demo-shop' } });
  return pollUntil(current, ({ state }) => state.kind === 'ready', 'The profile did not become ready');
}

async function importContacts(app, options) {
  const file = await app.putFile(options.contactsName, readFileSync(options.contacts));
  const { columns } = await app.call('contacts.inspectFile', { file, defaultCountry: options.country });
  const hasConsentColumns = columns.some((column) => column.guess.startsWith('consent-'));
  const imported = await app.call('contacts.import', {
    file,
    defaultCountry: options.country,
    listName: options.contactsName,
    // A file that says nothing about consent gets one statement for all its rows, as the import screen asks for.
    ...(hasConsentColumns ? {} : { consent: statementForFile() }),
  });
  const rejects = imported.rejectsFile === null ? '' : await app.readFile(imported.rejectsFile);
  return { ...imported, statement: hasConsentColumns ? null : statementForFile(), rejects };
}

function statementForFile() {
  return {
    source: 'Demo run: stated for the whole file',
    date: new Date().toISOString().slice(0, 10),
    method: 'Stated by the person who runs the demo',
    attestedBy: OPERATOR,
  };
}

function printImport(imported) {
  const reasons = imported.rejectReasons.map(({ reason, rows }) => `${reason} ${rows}`).join(', ');
  console.log(
    `  ${imported.rows} rows: ${imported.created} new, ${imported.updated} updated, ${imported.duplicates} duplicates, ${imported.rejected} rejected${reasons && ` (${reasons})`}; ${imported.withoutConsent} without consent, ${imported.suppressed} suppressed`,
  );
  if (imported.statement !== null)
    console.log(`  No consent columns in the file; recorded for all rows: "${imported.statement.source}"`);
}

async function prepareCampaign(app, profile, imported, options) {
  const campaign = await app.call('campaigns.create', {
    name: `Demo: ${options.contactsName}`,
    profileIds: [profile.id],
    audience: { listIds: [imported.listId] },
    message: { text: options.template },
    schedule: { startAt: null, from: '09:00', to: '20:00', weekdays: [1, 2, 3, 4, 5, 6], expiresAt: null },
    pace: { minGapSeconds: 20, maxGapSeconds: 60, perMinute: 3, perHour: 60, perDay: 200 },
  });
  const check = await app.call('campaigns.check', { campaignId: campaign.id });
  if (!check.ready) {
    const errors = check.items
      .filter((item) => item.level === 'error')
      .map((item) => `${item.code} ${JSON.stringify(item.params)}`);
    throw new Failure(`The campaign cannot start: ${errors.join('; ')}`);
  }
  return campaign;
}

/** Who would get which text when, and who is left out; nothing is sent. */
async function rehearse(app, campaignId) {
  const summary = await step('Rehearsing the campaign', async () =>
    app.call('campaigns.rehearse', { campaignId }),
  );
  const people = (leftOut) => allPages(app, 'campaigns.rehearsal', { campaignId, leftOut });
  return { summary, written: await people(false), leftOut: await people(true) };
}

/** Follows the campaign to its end. A breaker that asks for a person is answered once, as its user would. */
async function waitForEnd(app, campaignId) {
  const resumed = new Set();
  let shown = '';
  return pollUntil(
    async () => {
      const campaign = await app.call('campaigns.get', { campaignId });
      shown = showProgress(campaign, shown);
      if (
        campaign.status === 'paused' &&
        campaign.pausedUntil === null &&
        !resumed.has(campaign.pauseReason)
      ) {
        resumed.add(campaign.pauseReason);
        console.log(`  Paused: ${campaign.pauseReason}. Resuming once, as its user decides.`);
        await app.call('campaigns.resume', { campaignId });
      }
      return campaign;
    },
    (campaign) =>
      ['finished', 'stopped'].includes(campaign.status) ||
      (campaign.status === 'paused' && campaign.pausedUntil === null && resumed.has(campaign.pauseReason)),
    'The campaign did not end',
    { everyMs: 500, timeoutMs: Number.POSITIVE_INFINITY },
  );
}

function showProgress({ counts, waiting, status }, shown) {
  const done = counts.total - counts.queued - counts.claimed;
  const line = `  ${done} of ${counts.total}${waiting ? ` · ${waiting.reason}${waiting.until ? ` until ${new Date(waiting.until).toISOString().slice(0, 16)}Z` : ''}` : ''} · ${status}`;
  const key = `${Math.floor(done / 10)} ${waiting?.reason === 'gap' ? '' : waiting?.reason}`;
  if (key !== shown) console.log(line);
  return key;
}

async function buildReport({ app, simulatorUrl, campaign, imported }) {
  const campaignId = campaign.id;
  const look = async () => {
    const recipients = await allPages(app, 'campaigns.recipients', { campaignId });
    const { items: messages } = await callJson(`${simulatorUrl}/_sim/messages?profile=demo-shop`, {
      method: 'GET',
    });
    return {
      recipients,
      messages,
      differences: compareWithSimulator(recipients, messages),
    };
  };
  // Receipts and answers still on their way are waited for; a difference that stays is the result.
  const settled = await pollUntil(look, ({ differences }) => differences.length === 0, undefined, {
    everyMs: 1000,
    timeoutMs: SETTLE_MS,
  });
  const { rejects, ...importNumbers } = imported;
  return {
    import: importNumbers,
    rejects,
    report: await app.call('campaigns.report', { campaignId }),
    replies: (await app.call('inbox.list', { campaignId, limit: 200 })).items,
    recipients: settled.recipients,
    simulator: { messages: settled.messages },
    comparison: { equal: settled.differences.length === 0, differences: settled.differences },
  };
}

async function allPages(app, command, query) {
  const items = [];
  let cursor;
  do {
    const page = await app.call(command, { ...query, limit: 200, ...(cursor ? { cursor } : {}) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
