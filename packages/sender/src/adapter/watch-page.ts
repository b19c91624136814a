import type { GatewaySession, GatewayState, PageAdapter } from '@mywasender/gateway/port';
import type { Adapters } from './create-adapters.ts';

export interface PageWatch {
  readonly profileId: string;
  readonly session: GatewaySession;
  /** What was put into the page; undefined: the app's own. */
  readonly adapter: PageAdapter | undefined;
  readonly adapters: Pick<Adapters, 'hasNewer' | 'failed' | 'worked' | 'isCompared'>;
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  /** What the page says, as far as it is believed. */
  readonly become: (state: GatewayState) => void;
  /** The profile is opened again, with the app's own code. */
  readonly again: () => void;
  /** The judging itself failed, e.g. at the disk. */
  readonly unexpected: (error: unknown) => void;
}

/**
 * Stands between a page and those who use it. With newer code in the page nothing is sent before its self-test passed:
 * "ready" is held back until then. When the page does not come up it is tried with the app's own code, which tells
 * whose fault it was.
 */
export function watchPage(watch: PageWatch): (state: GatewayState) => void {
  const { profileId, session, adapter, adapters, become, again } = watch;
  let over = false;

  const fail = async (detail: string): Promise<void> => {
    // With the app's own code nobody is kept waiting for what is wrong; with newer code it is not the last word.
    over = adapter !== undefined;
    over = (await adapters.hasNewer(profileId, adapter)) || adapters.failed(profileId, adapter, detail);
    if (over) again();
    else if (adapter !== undefined) become(session.state);
  };
  const test = async (): Promise<void> => {
    const problem = await watch
      .during(() => session.selfTest())
      .then(
        (missing) => (missing.length === 0 ? null : `missing ${missing.join(', ')}`),
        (error: unknown) => String(error),
      );
    // The page may have gone meanwhile, which says so itself.
    if (over || session.state.kind !== 'ready') return;
    if (problem !== null) return fail(problem);
    adapters.worked(profileId, adapter);
    if (adapter !== undefined) become(session.state);
  };

  /** What could not be judged is shown as the page says it: nobody waits for a verdict that does not come. */
  const judge = (judging: Promise<void>): void => {
    judging.catch((error: unknown) => {
      over = false;
      watch.unexpected(error);
      become(session.state);
    });
  };

  return (state) => {
    if (over) return;
    const problem = problemOf(state);
    const isReady = state.kind === 'ready' && (adapter !== undefined || adapters.isCompared(profileId));
    if (problem !== null) judge(fail(problem));
    else if (isReady) judge(test());
    else if (state.kind === 'qr' || state.kind === 'pairing') adapters.worked(profileId, adapter);
    if (adapter === undefined || (problem === null && !isReady)) become(state);
  };
}

/** Only what code in the page can be the cause of; null for everything else. */
function problemOf(state: GatewayState): string | null {
  if (state.kind === 'outdated' && state.missing.length > 0) return `missing ${state.missing.join(', ')}`;
  if (state.kind === 'offline' && state.reason === 'no-answer') return 'the page did not come up';
  return null;
}
