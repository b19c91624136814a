import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { readArguments } from './arguments.mjs';
import { Failure } from './fail.mjs';
import { ROOT } from './paths.mjs';

const USAGE =
  'Usage: npm run demo -- --contacts FILE --template TEXT [--report OUT.json] [--speed real|fast] [--country US] [--people FILE] [--rehearse]';

const DEFAULT_TEMPLATE =
  'Hello {{first_name|there}}, this is Corner Bakery. {Our|The} winter opening hours start on Monday. Reply STOP and we will not write again.';

function existingFile(flag, path) {
  const file = resolve(process.env.INIT_CWD ?? ROOT, path);
  if (!existsSync(file) || !statSync(file).isFile())
    throw new Failure(`--${flag}: there is no file ${file}.`);
  return file;
}

/**
 * Who of the contacts is on WhatsApp and what they answer, for the simulator: `--people`, or the file
 * `NAME.people.json` beside `NAME.csv`. Without one everybody is there and reads.
 */
function readPeople(flags, contacts) {
  const beside = contacts.replace(/\.[^.]+$/, '.people.json');
  const file = flags.people === undefined ? beside : existingFile('people', flags.people);
  if (!existsSync(file)) return { people: [] };
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(`${file} is not valid JSON: ${error.message}`);
  }
}

export function readDemoOptions() {
  const flags = readArguments(
    {
      contacts: { type: 'string', default: resolve(ROOT, 'examples/contacts.csv') },
      template: { type: 'string', default: DEFAULT_TEMPLATE },
      report: { type: 'string' },
      speed: { type: 'string', default: 'fast' },
      country: { type: 'string', default: 'US' },
      people: { type: 'string' },
      rehearse: { type: 'boolean', default: false },
    },
    USAGE,
  );
  if (!['real', 'fast'].includes(flags.speed))
    throw new Failure(`--speed takes real or fast, not ${flags.speed}.`);
  if (!/^[A-Z]{2}$/.test(flags.country))
    throw new Failure(`--country takes two letters such as US, not ${flags.country}.`);
  const contacts = existingFile('contacts', flags.contacts);
  return {
    contacts,
    contactsName: basename(contacts),
    template: flags.template,
    reportFile: flags.report === undefined ? undefined : resolve(process.env.INIT_CWD ?? ROOT, flags.report),
    fast: flags.speed === 'fast',
    country: flags.country,
    rehearse: flags.rehearse,
    people: readPeople(flags, contacts),
  };
}
