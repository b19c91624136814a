import type { ServerConfig } from '../../config/server-config.ts';

/** A running server as somebody outside sees it. */
export interface Site {
  /** where people and apps find it */
  readonly url: URL;
  /** where a browser asks that was given the host alone */
  readonly plainUrl: URL;
  /** settings the server should run with; null: they are not known here */
  readonly config: ServerConfig | null;
  readonly now: () => Date;
  ask(path: string, init?: Question): Promise<Answer>;
}

export interface Question {
  readonly method?: 'GET' | 'POST' | 'OPTIONS';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}
