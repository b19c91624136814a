/** The environment the server is, or will be, started with. */
export type Env = Readonly<Record<string, string | undefined>>;
