import { Type } from 'typebox';
import { Id, Nothing, nullable, oneOf, Phone, strictObject, Text, Timestamp } from '../models/basics.ts';
import {
  CLOUD_TEST_RESULTS,
  PROXY_TEST_RESULTS,
  Profile,
  ProfileProxy,
  WEBHOOK_RESULTS,
} from '../models/profile.ts';
import type { CommandTable } from './command.ts';

/** Meta's ids are numbers of up to 20 digits. */
const MetaId = Type.String({ pattern: '^\\d{3,20}$' });
const AccessToken = Type.String({ pattern: '^[\\x21-\\x7e]{16,1000}$' });
const AppSecret = Type.String({ pattern: '^[\\x21-\\x7e]{16,200}$' });

/** An address for webhooks is opened on the license server. */
const RELAY_ERRORS = [
  'LICENSE_REQUIRED',
  'LICENSE_SERVER_UNREACHABLE',
  'LICENSE_ANSWER_INVALID',
  'LICENSE_TOKEN_INVALID',
  'DEVICE_PROOF_INVALID',
  'DEVICE_PROOF_CLOCK',
  'RATE_LIMITED',
  'RELAY_LIMIT',
] as const;

const byId = strictObject({ profileId: Id });

/** When the browser has to be opened. */
const OPENING_ERRORS = [
  'TERMS_NOT_ACCEPTED',
  'GATEWAY_BROWSER_MISSING',
  'GATEWAY_BROWSER_FAILED',
  'GATEWAY_PROFILE_LOCKED',
  'GATEWAY_PROXY_UNREACHABLE',
  'GATEWAY_PROXY_REFUSED',
  'GATEWAY_PROXY_PASSWORD',
  'GATEWAY_PROXY_TIMEOUT',
  'GATEWAY_OUTDATED',
  'GATEWAY_PAGE_TIMEOUT',
  'GATEWAY_CLOSED',
] as const;

export const profileCommands = {
  'profiles.list': {
    summary: 'All linked WhatsApp accounts.',
    input: Nothing,
    output: strictObject({ profiles: Type.Array(Profile) }),
  },
  'profiles.create': {
    summary: 'Add a place for a WhatsApp account.',
    input: strictObject({ name: Text(80, 1) }),
    output: Profile,
  },
  'profiles.rename': {
    summary: 'Rename a profile.',
    input: strictObject({ profileId: Id, name: Text(80, 1) }),
    output: Profile,
  },
  'profiles.connect': {
    summary: 'Open WhatsApp for this profile; unlinked ones show a QR code.',
    input: byId,
    output: Profile,
    errors: OPENING_ERRORS,
  },
  'profiles.pair': {
    summary: 'Link by a code typed on the phone instead of the QR code.',
    input: strictObject({ profileId: Id, phone: Phone }),
    output: Profile,
    errors: [...OPENING_ERRORS, 'GATEWAY_CALL_FAILED'],
  },
  'profiles.disconnect': {
    summary: 'Close WhatsApp for this profile; it stays linked.',
    input: byId,
    output: Profile,
    errors: ['PROFILE_BUSY'],
  },
  'profiles.unlink': {
    summary: 'Log this profile out of WhatsApp.',
    input: byId,
    output: Profile,
    errors: ['PROFILE_BUSY', 'PROFILE_NOT_READY', 'GATEWAY_CLOSED'],
  },
  'profiles.remove': {
    summary: 'Delete a profile and its browser data. Its reports stay.',
    input: byId,
    output: Nothing,
    errors: ['PROFILE_BUSY'],
  },
  'profiles.readMeter': {
    summary: "Read WhatsApp's own limits for this account, without sending.",
    input: byId,
    output: Profile,
    errors: ['PROFILE_NOT_READY'],
  },
  'profiles.setProxy': {
    summary: 'Let the browser of this profile go through a proxy, and no other way.',
    input: strictObject({
      profileId: Id,
      kind: ProfileProxy.properties.kind,
      host: Text(300, 1),
      port: Type.Integer({ minimum: 1, maximum: 65_535 }),
      username: nullable(Text(255)),
      /** Always the whole setting: null means without a password. */
      password: nullable(Text(255, 1)),
    }),
    output: Profile,
    errors: ['PROXY_HOST_INVALID', 'PROXY_LOGIN_INVALID', 'PROFILE_BUSY'],
  },
  'profiles.removeProxy': {
    summary: 'Let the browser of this profile connect directly again.',
    input: byId,
    output: Profile,
    errors: ['PROFILE_BUSY'],
  },
  'profiles.testProxy': {
    summary: 'Whether WhatsApp can be reached through the proxy of this profile.',
    input: byId,
    output: strictObject({ result: oneOf(PROXY_TEST_RESULTS) }),
    errors: ['PROXY_NOT_SET'],
  },
  'profiles.createCloud': {
    summary:
      'Add a number of the official WhatsApp Business Cloud API, and open an address for its webhooks on the license server.',
    input: strictObject({
      name: Text(80, 1),
      phoneNumberId: MetaId,
      wabaId: MetaId,
      accessToken: AccessToken,
      appSecret: AppSecret,
    }),
    output: Profile,
    errors: RELAY_ERRORS,
  },
  'profiles.setCloud': {
    summary: 'Change the account of a Cloud API profile; a secret that is null stays as it is.',
    input: strictObject({
      profileId: Id,
      phoneNumberId: MetaId,
      wabaId: MetaId,
      accessToken: nullable(AccessToken),
      appSecret: nullable(AppSecret),
    }),
    output: Profile,
    errors: ['NOT_FOUND', 'CLOUD_ONLY', 'PROFILE_BUSY', ...RELAY_ERRORS],
  },
  'profiles.testCloud': {
    summary: 'Ask Meta whether the account of a Cloud API profile can be used. Nobody is written to.',
    input: byId,
    output: strictObject({
      result: oneOf(CLOUD_TEST_RESULTS),
      phone: nullable(Type.String()),
      name: nullable(Type.String()),
      /** Meta's number of the error, where it gave one. */
      code: nullable(Type.Integer()),
    }),
    errors: ['NOT_FOUND', 'CLOUD_ONLY'],
  },
  'profiles.checkWebhook': {
    summary:
      'Whether Meta reaches the address of a Cloud API profile: asks the license server what came there, and Meta whether an app gets the webhooks of the account. With `subscribe` Meta is told first that the app of the access token gets them.',
    input: strictObject({ profileId: Id, subscribe: Type.Optional(Type.Boolean()) }),
    output: strictObject({
      result: oneOf(WEBHOOK_RESULTS),
      /** When the last webhook arrived, and when Meta last asked for the challenge; null: not yet. */
      heardAt: nullable(Timestamp),
      verifiedAt: nullable(Timestamp),
      /** Meta's number of the error, where it gave one. */
      code: nullable(Type.Integer()),
    }),
    errors: ['NOT_FOUND', 'CLOUD_ONLY', ...RELAY_ERRORS],
  },
} as const satisfies CommandTable;
