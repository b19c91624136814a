import { Type } from 'typebox';
import { FileToken, Id, Nothing, PageRequest, pageOf, strictObject, Text } from '../models/basics.ts';
import {
  Audience,
  AudienceMeasure,
  AudiencePerson,
  Campaign,
  CampaignCheck,
  CampaignDraft,
  CampaignReport,
  Recipient,
  RecipientHistory,
  RecipientStatus,
} from '../models/campaign.ts';
import { WatchedPerson } from '../models/follow-up.ts';
import { Holidays } from '../models/holiday.ts';
import { RehearsalSummary, RehearsedPerson } from '../models/rehearsal.ts';
import { tableOptions, WrittenFile } from '../models/table-format.ts';
import type { CommandTable } from './command.ts';

const byId = strictObject({ campaignId: Id });

export const campaignCommands = {
  'campaigns.list': {
    summary: 'All campaigns, newest first.',
    input: Nothing,
    output: strictObject({ campaigns: Type.Array(Campaign) }),
  },
  'campaigns.get': {
    summary: 'One campaign with its counts, time left and why it waits.',
    input: byId,
    output: Campaign,
  },
  'campaigns.create': {
    summary: 'Save a draft.',
    input: CampaignDraft,
    output: Campaign,
    errors: ['MEDIA_UNKNOWN'],
  },
  'campaigns.update': {
    summary: 'Change a draft.',
    input: strictObject({ campaignId: Id, draft: CampaignDraft }),
    output: Campaign,
    errors: ['CAMPAIGN_STATE', 'MEDIA_UNKNOWN'],
  },
  'campaigns.remove': {
    summary: 'Delete a draft.',
    input: byId,
    output: Nothing,
    errors: ['CAMPAIGN_STATE', 'CAMPAIGN_FOLLOWED'],
  },
  'campaigns.readHolidays': {
    summary:
      'The whole days of a calendar file (.ics) in the coming two years, for `schedule.holidays`. Stores nothing.',
    input: strictObject({ file: FileToken }),
    output: strictObject({
      holidays: Holidays,
      /** Events that are no whole days, or repeat by a rule that is not read. */
      leftOut: Type.Integer(),
    }),
    errors: ['CALENDAR_INVALID', 'FILE_TOO_LARGE'],
  },
  'campaigns.check': {
    summary: 'Everything that is looked at before the start, and the forecast.',
    input: byId,
    output: CampaignCheck,
    errors: ['CAMPAIGN_STATE', 'PROFILE_RELOADING'],
  },
  'campaigns.measure': {
    summary: 'How many people an audience has, who of them would get a message now, and why not the others.',
    input: strictObject({ audience: Audience }),
    output: AudienceMeasure,
  },
  'campaigns.audience': {
    summary: 'The people of an audience: those who would get a message now, or those left out and why.',
    input: strictObject({
      ...PageRequest,
      audience: Audience,
      leftOut: Type.Boolean(),
      search: Type.Optional(Text(100)),
    }),
    output: pageOf(AudiencePerson),
  },
  'campaigns.rehearse': {
    summary: 'Play a draft to its end in virtual time on a copy of the data. Nothing is sent.',
    input: byId,
    output: RehearsalSummary,
    errors: [
      'TEMPLATE_INVALID',
      'TEMPLATE_UNKNOWN_FIELD',
      'CAMPAIGN_NOT_READY',
      'PROFILE_RELOADING',
      'CAMPAIGN_STATE',
      'REHEARSAL_RUNNING',
      'REHEARSAL_CANCELLED',
      'TERMS_NOT_ACCEPTED',
      'LICENSE_REQUIRED',
    ],
  },
  'campaigns.cancelRehearsal': {
    summary: 'End the rehearsal that is running; nothing of it is kept.',
    input: byId,
    output: strictObject({ cancelled: Type.Boolean() }),
  },
  'campaigns.rehearsal': {
    summary: 'The people of the last rehearsal: who gets which text when, or who is left out and why.',
    input: strictObject({ ...PageRequest, campaignId: Id, leftOut: Type.Boolean() }),
    output: pageOf(RehearsedPerson),
    errors: ['REHEARSAL_UNKNOWN'],
  },
  'campaigns.exportRehearsal': {
    summary: 'Everybody of the last rehearsal as CSV or Excel file.',
    input: strictObject({ ...byId.properties, ...tableOptions }),
    output: WrittenFile,
    errors: ['REHEARSAL_UNKNOWN'],
  },
  'campaigns.start': {
    summary: 'Freeze audience and texts, then send at the set pace.',
    input: byId,
    output: Campaign,
    errors: [
      'TEMPLATE_INVALID',
      'TEMPLATE_UNKNOWN_FIELD',
      'CAMPAIGN_STATE',
      'CAMPAIGN_NOT_READY',
      'PROFILE_RELOADING',
      'TERMS_NOT_ACCEPTED',
      'LICENSE_REQUIRED',
    ],
  },
  'campaigns.pause': {
    summary: 'Send nothing more until resumed.',
    input: byId,
    output: Campaign,
    errors: ['CAMPAIGN_STATE'],
  },
  'campaigns.resume': {
    summary: 'Go on where it was paused: all of it, or what one profile has to do.',
    input: strictObject({ campaignId: Id, profileId: Type.Optional(Id) }),
    output: Campaign,
    errors: ['CAMPAIGN_STATE', 'TERMS_NOT_ACCEPTED', 'LICENSE_REQUIRED'],
  },
  'campaigns.stop': {
    summary: 'End it; who is still queued is skipped.',
    input: byId,
    output: Campaign,
    errors: ['CAMPAIGN_STATE'],
  },
  'campaigns.chooseVariant': {
    summary:
      'Somebody decides a test by hand: who still waits gets this variant. Once, and not to be taken back.',
    input: strictObject({ campaignId: Id, variant: Type.Integer({ minimum: 0, maximum: 3 }) }),
    output: Campaign,
    errors: ['CAMPAIGN_STATE', 'CONFLICT'],
  },
  'campaigns.skipRun': {
    summary: 'Leave the next run of a repeating campaign out; it goes on with the one after.',
    input: byId,
    output: Campaign,
    errors: ['CONFLICT'],
  },
  'campaigns.unskipRun': {
    summary: 'Take campaigns.skipRun back: this run, the last one that was left out, begins after all.',
    input: strictObject({ campaignId: Id, run: Type.Integer({ minimum: 2, maximum: 366 }) }),
    output: Campaign,
    errors: ['CONFLICT'],
  },
  'campaigns.repeatAgain': {
    summary: 'Take campaigns.stopRepeating back: the runs that are left begin at their times.',
    input: byId,
    output: Campaign,
    errors: ['CONFLICT'],
  },
  'campaigns.stopRepeating': {
    summary: 'Begin no further run of a repeating campaign; one that has begun goes on.',
    input: byId,
    output: Campaign,
    errors: ['CONFLICT'],
  },
  'campaigns.recipients': {
    summary: 'The people of a campaign and what became of them.',
    input: strictObject({
      ...PageRequest,
      campaignId: Id,
      status: Type.Optional(RecipientStatus),
      search: Type.Optional(Text(100)),
    }),
    output: pageOf(Recipient),
  },
  'campaigns.watched': {
    summary: 'Who of the earlier campaign has not joined this follow-up and still may.',
    input: strictObject({ ...PageRequest, campaignId: Id }),
    output: pageOf(WatchedPerson),
  },
  'campaigns.recipient': {
    summary: 'One person: every change with its cause, and why it waits.',
    input: strictObject({ recipientId: Id }),
    output: RecipientHistory,
  },
  'campaigns.reconcile': {
    summary: 'Ask WhatsApp about every uncertain message. Nothing is sent again.',
    input: byId,
    output: strictObject({ sent: Type.Integer(), failed: Type.Integer(), stillUncertain: Type.Integer() }),
    errors: ['PROFILE_NOT_READY'],
  },
  'campaigns.declare': {
    summary:
      'Somebody looked at the phone and says whether an uncertain message left. Nothing is sent again.',
    input: strictObject({ recipientId: Id, sent: Type.Boolean() }),
    output: RecipientHistory,
    errors: ['CONFLICT'],
  },
  'campaigns.report': { summary: 'Funnel, timeline and reasons.', input: byId, output: CampaignReport },
  'campaigns.export': {
    summary: 'The per-person table as CSV or Excel file.',
    input: strictObject({ ...byId.properties, ...tableOptions }),
    output: WrittenFile,
  },
} as const satisfies CommandTable;
