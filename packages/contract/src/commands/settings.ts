import { Type } from 'typebox';
import { AdapterState } from '../models/adapter.ts';
import { Nothing, strictObject, Text } from '../models/basics.ts';
import { Settings, SystemInfo, TermsState } from '../models/settings.ts';
import type { CommandTable } from './command.ts';

export const settingsCommands = {
  'settings.get': { summary: 'The settings of this app.', input: Nothing, output: Settings },
  'settings.update': {
    summary: 'Change some settings.',
    input: Type.Partial(Settings, { additionalProperties: false }),
    output: Settings,
    errors: ['GATEWAY_BROWSER_NOT_A_PROGRAM'],
  },
  'settings.terms': {
    summary: 'Which terms hold, and whether they were accepted.',
    input: Nothing,
    output: TermsState,
  },
  'settings.acceptTerms': {
    summary: 'Record that terms, consent duty and risk were read and accepted, by whom and when.',
    input: strictObject({
      version: Text(20, 1),
      name: Text(120, 2),
      acceptsTerms: Type.Literal(true),
      acceptsConsentDuty: Type.Literal(true),
      acceptsRisk: Type.Literal(true),
    }),
    output: TermsState,
    errors: ['CONFLICT'],
  },
} as const satisfies CommandTable;

export const systemCommands = {
  'system.info': {
    summary: 'Version, data folder, hosts contacted, browser.',
    input: Nothing,
    output: SystemInfo,
  },
  'system.downloadBrowser': {
    summary: 'Download a Chrome for this app alone; progress comes as events.',
    input: Nothing,
    output: SystemInfo,
    errors: ['GATEWAY_DOWNLOAD_FAILED'],
  },
  'system.adapter': {
    summary: 'Which code goes into WhatsApp’s page, and how the last look for newer code ended.',
    input: Nothing,
    output: AdapterState,
  },
  'system.lookForAdapter': {
    summary: 'Ask the license server for newer code for WhatsApp’s page now; waits for the outcome.',
    input: Nothing,
    output: AdapterState,
  },
} as const satisfies CommandTable;
