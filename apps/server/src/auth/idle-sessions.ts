import type { ServerConfig } from '../config/server-config.ts';

const DAY = 24 * 60 * 60_000;

/** A session last used before this has been left: it counts as ended. */
export function idleSince({ accounts }: Pick<ServerConfig, 'accounts'>, client: string, at: Date): Date {
  const { web, desktop } = accounts.idleDays;
  return new Date(at.getTime() - (client === 'desktop' ? desktop : web) * DAY);
}
