import { parseArgs } from 'node:util';
import { OpenIncidentBody } from '@mywasender/contract/http/incidents';
import Value from 'typebox/value';

export const USAGE = `npm run incident -- --admin EMAIL --title TEXT --summary TEXT SCOPE --actions sessions,license-tokens,reset,mail
  SCOPE: --users ID,ID | --role ROLE | --everyone | --since TIME | --address IP[/BITS]
npm run incident -- --admin EMAIL --approve ID
npm run incident -- --admin EMAIL --report ID
The password of the admin is asked for, or taken from the variable ADMIN_PASSWORD.`;

export type IncidentCommand =
  | { readonly kind: 'open'; readonly admin: string; readonly body: Omit<OpenIncidentBody, 'password'> }
  | { readonly kind: 'approve' | 'report'; readonly admin: string; readonly id: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** null: the usage is to be shown. */
export function readIncidentArguments(args: string[]): IncidentCommand | null {
  const read = parse(args);
  if (read?.admin === undefined) return null;
  const { admin, approve, report, title, summary } = read;
  const id = approve ?? report;
  if (id !== undefined) {
    return UUID.test(id) ? { kind: approve === undefined ? 'report' : 'approve', admin, id } : null;
  }
  const scopes = [
    ...(read.users === undefined ? [] : [{ userIds: read.users.split(',') }]),
    ...(read.role === undefined ? [] : [{ role: read.role }]),
    ...(read.everyone === true ? [{ everyone: true }] : []),
    ...(read.since === undefined ? [] : [{ since: read.since }]),
    ...(read.address === undefined ? [] : [{ address: read.address }]),
  ];
  if (scopes.length !== 1) return null;
  const body = { title, summary, scope: scopes[0], actions: read.actions?.split(','), password: '-' };
  if (!Value.Check(OpenIncidentBody, body)) return null;
  const { password: _asked, ...rest } = body;
  return { kind: 'open', admin, body: rest };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  const options = {
    ...{ admin: text, title: text, summary: text, users: text, role: text, since: text, address: text },
    ...{ actions: text, approve: text, report: text },
    everyone: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch {
    // an unknown flag: the usage says what there is
    return null;
  }
}
