/** Link shorteners: they hide where a link leads, and WhatsApp and people treat them as spam. wa.me is none. */
const SHORTENERS = [
  'bit.ly',
  'bitly.com',
  'buff.ly',
  'cutt.ly',
  'encurtador.com.br',
  'goo.gl',
  'is.gd',
  'lnkd.in',
  'ow.ly',
  'rb.gy',
  'rebrand.ly',
  's.id',
  'short.io',
  'shorturl.at',
  't.co',
  't.ly',
  'tiny.cc',
  'tinyurl.com',
  'v.gd',
  'shorte.st',
  'adf.ly',
  'bl.ink',
  'soo.gd',
  'clck.ru',
  'surl.li',
  'urlz.fr',
  'kutt.it',
  'tny.im',
  'acortar.link',
  'n9.cl',
];

const HOST = /(?:^|[\s("'<])(?:https?:\/\/)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?=\/)/gi;

/** The first host in the text that belongs to a link shortener, or `null`. */
export function findShortLink(text: string): string | null {
  for (const match of text.matchAll(HOST)) {
    const host = match[1]?.toLowerCase();
    if (host !== undefined && SHORTENERS.includes(host)) return host;
  }
  return null;
}
