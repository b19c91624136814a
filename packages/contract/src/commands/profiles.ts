import { Type } from 'typebox';
import { Id, Nothing, Phone, strictObject, Text } from '../models/basics.ts';
import { Profile } from '../models/profile.ts';
import type { CommandTable } from './command.ts';

const byId = strictObject({ profileId: Id });

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
  },
  'profiles.pair': {
    summary: 'Link by a code typed on the phone instead of the QR code.',
    input: strictObject({ profileId: Id, phone: Phone }),
    output: Profile,
  },
  'profiles.disconnect': {
    summary: 'Close WhatsApp for this profile; it stays linked.',
    input: byId,
    output: Profile,
  },
  'profiles.unlink': { summary: 'Log this profile out of WhatsApp.', input: byId, output: Profile },
  'profiles.remove': {
    summary: 'Delete a profile and its browser data. Its reports stay.',
    input: byId,
    output: Nothing,
  },
  'profiles.readMeter': {
    summary: "Read WhatsApp's own limits for this account, without sending.",
    input: byId,
    output: Profile,
  },
} as const satisfies CommandTable;
