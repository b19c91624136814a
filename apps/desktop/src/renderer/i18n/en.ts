import { app } from './en/app.ts';
import { campaigns } from './en/campaigns.ts';
import { checks } from './en/checks.ts';
import { codes } from './en/codes.ts';
import { contacts } from './en/contacts.ts';
import { editor } from './en/editor.ts';
import { holidays } from './en/holidays.ts';
import { home } from './en/home.ts';
import { imports } from './en/imports.ts';
import { ledger } from './en/ledger.ts';
import { license } from './en/license.ts';
import { live } from './en/live.ts';
import { media } from './en/media.ts';
import { optIns } from './en/opt-ins.ts';
import { person } from './en/person.ts';
import { profiles } from './en/profiles.ts';
import { rehearsal } from './en/rehearsal.ts';
import { replies } from './en/replies.ts';
import { report } from './en/report.ts';
import { segments } from './en/segments.ts';
import { settings } from './en/settings.ts';
import { templates } from './en/templates.ts';
import { variants } from './en/variants.ts';
import { welcome } from './en/welcome.ts';

/** Every English sentence of the app, by area. Other languages have the same shape. */
export const en = {
  app,
  campaigns,
  checks,
  codes,
  contacts,
  editor,
  holidays,
  home,
  imports,
  ledger,
  license,
  live,
  media,
  optIns,
  person,
  profiles,
  rehearsal,
  replies,
  report,
  segments,
  settings,
  templates,
  variants,
  welcome,
} as const;
