import { setTimeout } from 'node:timers/promises';
import { plain } from '@mywasender/contract/commands/guide/fields-of';
import { Phone, strictObject, Text } from '@mywasender/contract/models/basics';
import type { Profile } from '@mywasender/contract/models/profile';
import { toString as drawQrCode } from 'qrcode';
import { Type } from 'typebox';
import type { HostClient } from './ask-host.ts';
import { CliFailure, type CliIo, EXIT, type ExitCode } from './cli-io.ts';

const LOOK_MS = 500;

const LinkInput = strictObject({ name: Text(80, 1), phone: Type.Optional(Phone) });
export const linkSchema = plain(LinkInput);

export interface LinkInput {
  /** Of the profile; made when there is none of that name. */
  readonly name: string;
  /** Link by a code typed on the phone with this number, instead of the QR code. */
  readonly phone?: string;
}

/** `link`: shows what the phone has to scan or what has to be typed there, anew whenever it changes, until it is linked. */
export async function linkProfile(host: HostClient, input: LinkInput, io: CliIo): Promise<ExitCode> {
  const { profiles } = await host.call('profiles.list', {});
  const known = profiles.find(({ name }) => name === input.name);
  const { id: profileId } = known ?? (await host.call('profiles.create', { name: input.name }));
  if (input.phone === undefined) await host.call('profiles.connect', { profileId });
  else await host.call('profiles.pair', { profileId, phone: input.phone });
  let shown = '';
  for (;;) {
    const { profiles: now } = await host.call('profiles.list', {});
    const profile = now.find(({ id }) => id === profileId);
    if (profile === undefined) throw new CliFailure('The profile was removed meanwhile.', EXIT.refused);
    const text = await describe(profile);
    if (text !== shown) io.out(text);
    shown = text;
    const { kind } = profile.state;
    if (kind === 'ready') return EXIT.done;
    if (kind === 'blocked' || kind === 'outdated') return EXIT.needsPerson;
    await setTimeout(LOOK_MS, undefined, { signal: io.signal }).catch(() => undefined);
    if (io.signal.aborted) return EXIT.interrupted;
  }
}

async function describe({ name, state }: Profile): Promise<string> {
  switch (state.kind) {
    case 'qr':
      return `${await drawQrCode(state.code, { type: 'utf8', errorCorrectionLevel: 'L' })}\nWhatsApp on the phone: Settings, Linked devices, Link a device. Scan this code.`;
    case 'pairing':
      return `Type this code on the phone (Linked devices, Link with phone number): ${state.code}`;
    case 'ready':
      return `“${name}” is linked as ${state.phone}.`;
    case 'blocked':
      return `WhatsApp blocks this account (${state.reason}). Look at the phone.`;
    case 'outdated':
      return 'WhatsApp changed: this version of MyWASender does not fit any more. Update it.';
    case 'offline':
      return `Offline${state.reason === undefined ? '' : ` (${state.reason})`}; trying again.`;
    case 'logged-out':
      return 'WhatsApp has logged this profile out; a new code comes.';
    case 'conflict':
      return 'WhatsApp is open in another browser with this account; close it there.';
    case 'starting':
    case 'syncing':
      return `${state.kind} …`;
  }
}
