import { type Static, Type } from 'typebox';
import { Country, nullable, oneOf, strictObject, Text, Timestamp } from './basics.ts';
import { Holidays } from './holiday.ts';

export const LANGUAGES = ['en', 'hi', 'es', 'pt', 'ar'] as const;

export const Settings = strictObject({
  language: oneOf(LANGUAGES),
  theme: oneOf(['system', 'light', 'dark']),
  /** For numbers written without a country code. */
  defaultCountry: Country,
  /** Who the messages are from; asked for in every first message. */
  senderName: Text(80),
  /** A Chrome, Edge or Chromium program to use instead of the one found. */
  browserPath: nullable(Text(1000)),
  /** Who has answered gets nothing automatic until the conversation is done. */
  pauseOnReply: Type.Boolean(),
  /** Who says STOP is told once that it was understood. */
  confirmStop: Type.Boolean(),
  /** When WhatsApp changes, signed code for its page is fetched from the license server. */
  adapterUpdates: Type.Boolean(),
  /** What a new campaign leaves out. */
  holidays: Holidays,
});
export type Settings = Static<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  language: 'en',
  theme: 'system',
  defaultCountry: 'US',
  senderName: '',
  browserPath: null,
  pauseOnReply: true,
  confirmStop: true,
  adapterUpdates: true,
  holidays: [],
};

/** Raise it when the statements change; everybody is then asked again. */
export const TERMS_VERSION = '2026-11';

export const TermsState = strictObject({
  version: Type.String(),
  accepted: nullable(strictObject({ version: Type.String(), name: Type.String(), at: Timestamp })),
});
export type TermsState = Static<typeof TermsState>;

export const SystemInfo = strictObject({
  version: Type.String(),
  host: oneOf(['headless', 'electron']),
  dataDir: Type.String(),
  /** Every host the app may contact, and why. Nothing else is contacted. */
  hosts: Type.Array(
    strictObject({
      host: Type.String(),
      purpose: oneOf(['license', 'whatsapp', 'proxy', 'webhook', 'browser-download']),
    }),
  ),
  /** `file`: no keyring was found; secrets lie in a file only this user can read. */
  secretStorage: oneOf(['keyring', 'file']),
  /** The gateway opens a stand-in instead of WhatsApp Web. */
  simulated: Type.Boolean(),
  /** Waiting is shortened by a virtual clock (rehearsals and the demo). */
  virtualClock: Type.Boolean(),
  browser: strictObject({
    path: nullable(Type.String()),
    source: oneOf(['setting', 'environment', 'found', 'downloaded', 'missing']),
  }),
  /** Paths of the browsers found on this computer, to choose from. */
  installedBrowsers: Type.Array(Type.String()),
});
export type SystemInfo = Static<typeof SystemInfo>;
