import type { CheckResult } from './check.ts';
import { DATABASE_CHECKS, examineDatabase } from './database/examine-database.ts';
import { createSecretHider } from './hide-secrets.ts';
import { examineSite, SITE_CHECKS } from './network/examine-site.ts';
import { openSite } from './network/open-site.ts';
import { runChecks, skipChecks } from './run-checks.ts';
import { backupsCheck } from './settings/check-backups.ts';
import type { Env } from './settings/env.ts';
import { examineSettings, SETTINGS_CHECKS } from './settings/examine-settings.ts';
import { readSettings, type Settings } from './settings/read-settings.ts';

const namesOf = (checks: readonly { readonly name: string }[]) => checks.map(({ name }) => name);

/** Every check by the phase it belongs to, as docs/operations.md lists them. */
export const CHECK_NAMES = {
  before: namesOf([...SETTINGS_CHECKS, ...DATABASE_CHECKS]),
  after: namesOf([...SITE_CHECKS, ...DATABASE_CHECKS, backupsCheck]),
};

interface Examination {
  readonly env: Env;
  readonly phase: 'before' | 'after';
  /** of the running server; null: PUBLIC_URL */
  readonly url: URL | null;
  readonly now: () => Date;
  readonly prismaDir: string;
  readonly portalDir: string;
}

/** Goes through a check-list and changes nothing. No result holds a secret of the environment. */
export async function examineServer(wish: Examination): Promise<CheckResult[]> {
  const settings = await readSettings(wish.env);
  const results =
    wish.phase === 'before' ? await examineBefore(wish, settings) : await examineAfter(wish, settings);
  const hide = createSecretHider(wish.env);
  return results.map((result) => ({
    ...result,
    found: hide(result.found),
    mend: result.mend === null ? null : hide(result.mend),
  }));
}

async function examineBefore(wish: Examination, settings: Settings): Promise<CheckResult[]> {
  const { env, now, portalDir, prismaDir } = wish;
  return [
    ...(await examineSettings({ env, settings, portalDir }, now())),
    ...(await examineDatabase(settings.config, { now, prismaDir, live: false })),
  ];
}

async function examineAfter(wish: Examination, { config }: Settings): Promise<CheckResult[]> {
  const { env, now, prismaDir } = wish;
  const url = wish.url ?? (config === null ? null : new URL(config.publicUrl));
  return [
    ...(url === null
      ? skipChecks(SITE_CHECKS, 'neither PUBLIC_URL nor --url says where the server is')
      : await examineSite(openSite(url, config, now))),
    ...(await examineDatabase(config, { now, prismaDir, live: true })),
    ...(config === null
      ? skipChecks([backupsCheck], 'the settings cannot be read')
      : await runChecks([backupsCheck], { env, config, now: now(), live: true })),
  ];
}
