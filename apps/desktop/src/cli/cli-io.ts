/** What the command line tool touches of the world. */
export interface CliIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths start here. */
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** One line to the standard output. */
  readonly out: (line: string) => void;
  /** One line for people alone. */
  readonly err: (line: string) => void;
  /** Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Documented in docs/automation.md. */
export const EXIT = {
  done: 0,
  refused: 1,
  usage: 2,
  noHost: 3,
  notReady: 4,
  needsPerson: 5,
  incomplete: 6,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends the tool with a sentence and an exit code. */
export class CliFailure extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = EXIT.usage) {
    super(message);
    this.exitCode = exitCode;
  }
}
