import * as adapter from '../../models/adapter.ts';
import * as answer from '../../models/answer.ts';
import * as approvedTemplate from '../../models/approved-template.ts';
import * as basics from '../../models/basics.ts';
import * as campaign from '../../models/campaign.ts';
import * as contact from '../../models/contact.ts';
import * as conversation from '../../models/conversation.ts';
import * as followUp from '../../models/follow-up.ts';
import * as holiday from '../../models/holiday.ts';
import * as ledger from '../../models/ledger.ts';
import * as licenseState from '../../models/license-state.ts';
import * as media from '../../models/media.ts';
import * as optIn from '../../models/opt-in.ts';
import * as profile from '../../models/profile.ts';
import * as rehearsal from '../../models/rehearsal.ts';
import * as segment from '../../models/segment.ts';
import * as settings from '../../models/settings.ts';
import * as suppressionImport from '../../models/suppression-import.ts';
import * as tableFormat from '../../models/table-format.ts';
import * as template from '../../models/template.ts';
import * as translation from '../../models/translation.ts';
import * as variants from '../../models/variants.ts';
import * as webhook from '../../models/webhook.ts';
import type { PlainSchema } from './fields-of.ts';

const MODULES: readonly object[] = [
  adapter,
  answer,
  approvedTemplate,
  basics,
  campaign,
  contact,
  conversation,
  followUp,
  holiday,
  ledger,
  licenseState,
  media,
  optIn,
  profile,
  rehearsal,
  segment,
  settings,
  suppressionImport,
  tableFormat,
  template,
  translation,
  variants,
  webhook,
];

/** The schemas the models export, by name. */
export const NAMED_TYPES: ReadonlyMap<string, PlainSchema> = new Map(
  MODULES.flatMap((module) => Object.entries(module))
    .filter(([name, value]) => name !== 'Nothing' && isSchema(value))
    .toSorted(([a], [b]) => (a < b ? -1 : 1)),
);

// By content: an optional field holds a copy of its schema.
const NAMES: ReadonlyMap<string, string> = new Map(
  [...NAMED_TYPES].map(([name, schema]) => [JSON.stringify(schema), name]),
);

/** The name under which the models export this schema. */
export function nameOfType(schema: PlainSchema): string | undefined {
  return NAMES.get(JSON.stringify(schema));
}

function isSchema(value: unknown): value is PlainSchema {
  return typeof value === 'object' && value !== null && ('type' in value || 'anyOf' in value);
}
