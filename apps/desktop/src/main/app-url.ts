/** The origin of everything the window shows. */
export const APP_SCHEME = 'app';
const APP_ORIGIN = 'app://ui';
export const APP_URL = `${APP_ORIGIN}/`;
/** The page that stands for one that keeps ending. */
export const CRASHED_URL = `${APP_URL}?ended`;

/** Exact, on the parsed address: `app://ui.example` and `app://ui@example` are somebody else. */
export function isAppUrl(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null && url.protocol === 'app:' && url.host === 'ui' && url.username === '' && url.password === ''
  );
}
