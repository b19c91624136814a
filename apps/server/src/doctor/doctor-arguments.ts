import { parseArgs } from 'node:util';

export const USAGE = `npm run doctor -- --before              before a deployment: settings, this machine, the database
npm run doctor -- --after [--url URL]   after it: the running server at PUBLIC_URL or URL, and the database
  --json   for machines
Nothing is changed. The exit code is 1 when a check failed.`;

export interface DoctorWish {
  readonly phase: 'before' | 'after';
  /** null: PUBLIC_URL */
  readonly url: URL | null;
  readonly json: boolean;
}

/** null, or a `TypeError`: the usage is to be shown. */
export function readDoctorArguments(args: string[]): DoctorWish | null {
  const flag = { type: 'boolean', default: false } as const;
  const options = { before: flag, after: flag, json: flag, url: { type: 'string' } } as const;
  const { before, after, json, url } = parseArgs({ args, options }).values;
  if (before === after) return null;
  if (url === undefined) return { phase: before ? 'before' : 'after', url: null, json };
  const address = URL.parse(url);
  if (before || address === null || !/^https?:$/.test(address.protocol)) return null;
  return { phase: 'after', url: new URL(address.origin), json };
}
