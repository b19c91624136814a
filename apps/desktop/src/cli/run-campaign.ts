import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { plain } from '@mywasender/contract/commands/guide/fields-of';
import { Country, FileToken, strictObject, Text } from '@mywasender/contract/models/basics';
import { type Campaign, type CampaignDraft, Pace, Schedule } from '@mywasender/contract/models/campaign';
import { ColumnRole, ConsentStatement } from '@mywasender/contract/models/contact';
import { type Static, Type } from 'typebox';
import type { HostClient } from './ask-host.ts';
import { CliFailure, type CliIo, EXIT, type ExitCode } from './cli-io.ts';
import { showAnswer } from './show-answer.ts';

const LOOK_MS = 1000;

const RunInput = strictObject({
  /** Two runs of one name are one campaign. */
  name: Text(120, 1),
  /** Name or id of a linked profile. */
  profile: Text(80, 1),
  file: FileToken,
  defaultCountry: Country,
  text: Text(10_000, 1),
  listName: Type.Optional(Text(120, 1)),
  mapping: Type.Optional(Type.Record(Type.String(), ColumnRole)),
  consent: Type.Optional(ConsentStatement),
  schedule: Type.Optional(Schedule),
  pace: Type.Optional(Pace),
  /** Where the report goes as JSON. */
  report: Type.Optional(Text(1000, 1)),
});
export type RunInput = Static<typeof RunInput>;
export const runSchema = plain(RunInput);

const DEFAULTS: Pick<CampaignDraft, 'schedule' | 'pace'> = {
  schedule: { startAt: null, from: '09:00', to: '20:00', weekdays: [1, 2, 3, 4, 5, 6], expiresAt: null },
  pace: { minGapSeconds: 20, maxGapSeconds: 60, perMinute: 3, perHour: 60, perDay: 200 },
};

export interface RunOptions {
  readonly io: CliIo;
  readonly asJson: boolean;
}

/**
 * `run`: import, draft, check, start, follow, report. A campaign of that name that was started already is followed and
 * never started again, so that a repeated call (a restart, a timer that fires twice) writes to nobody twice.
 */
export async function runCampaign(
  host: HostClient,
  input: RunInput,
  { io, asJson }: RunOptions,
): Promise<ExitCode> {
  const { campaigns } = await host.call('campaigns.list', {});
  const known = campaigns.find(({ name }) => name === input.name);
  const started =
    known !== undefined && known.status !== 'draft' ? known : await start(host, input, known, io);
  if (started === null) return EXIT.notReady;
  const ended = await follow(host, started.id, io);
  if (ended === null) return EXIT.interrupted;
  const report = await host.call('campaigns.report', { campaignId: ended.id });
  if (input.report !== undefined)
    writeFileSync(resolve(io.cwd, input.report), `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 });
  io.out(
    asJson
      ? JSON.stringify(report)
      : showAnswer({ ...report.funnel, optedOut: report.optedOut, reasons: report.reasons }),
  );
  if (ended.status !== 'finished') return EXIT.needsPerson;
  return ended.counts.failed + ended.counts.uncertain > 0 ? EXIT.incomplete : EXIT.done;
}

/** The started campaign, or `null` when the check forbids it. */
async function start(
  host: HostClient,
  input: RunInput,
  draft: Campaign | undefined,
  io: CliIo,
): Promise<Campaign | null> {
  const made = await draftOf(host, input, io);
  const { id: campaignId } =
    draft === undefined
      ? await host.call('campaigns.create', made)
      : await host.call('campaigns.update', { campaignId: draft.id, draft: made });
  const check = await host.call('campaigns.check', { campaignId });
  for (const item of check.items.filter(({ level }) => level !== 'ok'))
    io.err(`${item.level}: ${item.code} ${JSON.stringify(item.params)}`);
  io.err(`${check.audience.willReceive} of ${check.audience.total} people will get the message`);
  return check.ready ? host.call('campaigns.start', { campaignId }) : null;
}

async function draftOf(host: HostClient, input: RunInput, io: CliIo): Promise<CampaignDraft> {
  const { profiles } = await host.call('profiles.list', {});
  const profile = profiles.find(({ id, name }) => id === input.profile || name === input.profile);
  if (profile === undefined)
    throw new CliFailure(
      `There is no profile “${input.profile}”. Link one with: npm run sender -- link`,
      EXIT.refused,
    );
  const { holidays } = await host.call('settings.get', {});
  const { file, defaultCountry, mapping, consent } = input;
  const imported = await host.call('contacts.import', {
    file,
    defaultCountry,
    listName: input.listName ?? input.name,
    ...(mapping === undefined ? {} : { mapping }),
    ...(consent === undefined ? {} : { consent }),
  });
  const { rows, created, updated, duplicates, rejected, withoutConsent, suppressed } = imported;
  io.err(
    `${rows} rows: ${created} new, ${updated} updated, ${duplicates} duplicates, ${rejected} rejected; ${withoutConsent} without consent, ${suppressed} suppressed`,
  );
  return {
    name: input.name,
    profileIds: [profile.id],
    audience: { listIds: [imported.listId] },
    message: { text: input.text },
    schedule: input.schedule ?? { ...DEFAULTS.schedule, ...(holidays.length === 0 ? {} : { holidays }) },
    pace: input.pace ?? DEFAULTS.pace,
  };
}

/** Until it is over or waits for a person; `null` when interrupted, and it goes on in the app. */
async function follow(host: HostClient, campaignId: string, io: CliIo): Promise<Campaign | null> {
  let shown = '';
  for (;;) {
    const campaign = await host.call('campaigns.get', { campaignId });
    const line = progress(campaign);
    if (line !== shown) io.err(line);
    shown = line;
    const { status, pausedUntil } = campaign;
    if (status === 'finished' || status === 'stopped') return campaign;
    if (status === 'paused' && pausedUntil === null) return campaign;
    await setTimeout(LOOK_MS, undefined, { signal: io.signal }).catch(() => undefined);
    if (io.signal.aborted) return null;
  }
}

function progress({ counts, status, waiting, pauseReason }: Campaign): string {
  const done = counts.total - counts.queued - counts.claimed;
  const until = waiting?.until == null ? '' : ` until ${new Date(waiting.until).toISOString()}`;
  const why =
    pauseReason ?? (waiting === null || waiting.reason === 'gap' ? '' : `${waiting.reason}${until}`);
  return `${status}: ${done} of ${counts.total}${why === '' ? '' : `, ${why}`}`;
}
