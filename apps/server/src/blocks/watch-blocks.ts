import { type Block, createBlockList, type FindBlock } from './create-block-list.ts';

interface WatchDeps {
  readonly load: () => Promise<readonly Block[]>;
  readonly log: { warn(fields: object, text: string): void };
}

export interface BlockWatch {
  readonly find: FindBlock;
  /** Reads the list anew; what was read before stays when that fails. Never fails itself. */
  refresh(): Promise<void>;
  /** Waits for a look under way; none follows. */
  stop(): Promise<void>;
}

/** The blocks as this instance knows them. */
export function watchBlocks({ load, log }: WatchDeps): BlockWatch {
  let find = createBlockList([]);
  let away = false;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;

  const read = async () => {
    try {
      find = createBlockList(await load());
      away = false;
    } catch (error) {
      // once, not with every look
      if (!away)
        log.warn({ err: error }, 'blocked addresses could not be read; those known before stay blocked');
      away = true;
    }
  };
  return {
    find: (ip, at) => find(ip, at),
    // one after another, so that an older answer never replaces a newer one; who asks while one waits shares it
    refresh() {
      waiting ??= running.then(() => {
        waiting = null;
        return stopped ? undefined : read();
      });
      running = waiting;
      return waiting;
    },
    stop() {
      stopped = true;
      return running;
    },
  };
}
