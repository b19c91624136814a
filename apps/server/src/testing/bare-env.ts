const { PATH = '', NODE_COMPILE_CACHE } = process.env;

/** What a program of the server needs to start, and nothing it could be configured by. */
export const BARE_ENV: Readonly<Record<string, string>> = {
  PATH,
  ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }),
};
