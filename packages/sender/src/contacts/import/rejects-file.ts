import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { FileToken } from '@mywasender/contract/models/basics';
import type { Core } from '../../core.ts';
import { csvLine } from '../../csv/csv-line.ts';

export interface RejectsFile {
  add(row: {
    readonly line: number;
    readonly reason: string;
    readonly cells: readonly string[];
  }): Promise<void>;
  /** The token, or `null` when every row was good. */
  close(): Promise<FileToken | null>;
  /** Of an import that breaks off. */
  discard(): Promise<void>;
}

/** Bad rows as they came, with line and reason; with a byte order mark, since Excel would guess otherwise. */
export function openRejectsFile(core: Core, name: string, headers: readonly string[]): RejectsFile {
  const { token, path } = core.files.reserve(name);
  const stream = createWriteStream(path, { mode: 0o600 });
  stream.write(`\ufeff${csvLine(['line', 'reason', ...headers])}`);
  let rows = 0;
  return {
    add: async ({ line, reason, cells }) => {
      rows += 1;
      if (!stream.write(csvLine([line, reason, ...cells]))) await once(stream, 'drain');
    },
    close: async () => {
      stream.end();
      await finished(stream);
      if (rows > 0) return token;
      await core.files.remove(token);
      return null;
    },
    discard: async () => {
      stream.destroy();
      await core.files.remove(token);
    },
  };
}
