import { LANGUAGES, type Language } from '@mywasender/contract/languages';
import type { MailMessage } from './mail-params.ts';
import { ar } from './texts/ar.ts';
import { en } from './texts/en.ts';
import { es } from './texts/es.ts';
import { hi } from './texts/hi.ts';
import type { MailTexts } from './texts/mail-texts.ts';
import { pt } from './texts/pt.ts';

export const MAIL_TEXTS: { readonly [Name in Language]: MailTexts } = { en, hi, es, pt, ar };

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mail in the language of its reader, English where there is none of that name. */
export function renderMail({ language: wanted, template, params }: MailMessage): RenderedMail {
  const language = LANGUAGES.find((known) => known === wanted) ?? 'en';
  const texts = MAIL_TEXTS[language];
  const mail = texts.mails[template];
  const values = shownValues(language, params);
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? '');
  const greeting = values.has('name') ? fill(texts.greeting) : texts.greetingWithoutName;
  const subject = fill(mail.subject);
  const before = [greeting, ...mail.before.map(fill)];
  const after = mail.after.map(fill);
  const alone = values.get('code') ?? values.get('key');
  const link = values.get('link');
  const button = link === undefined || mail.action === undefined ? null : { link, label: mail.action };
  const text = [
    ...before,
    ...(alone === undefined ? [] : [alone]),
    ...(button === null ? [] : [`${button.label}:\n${button.link}`]),
    ...after,
    `-- \n${texts.footer}`,
  ];
  const html = [
    `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(subject)}</title></head>`,
    '<body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1a1a1a;background:#ffffff">',
    '<main style="max-width:36em;margin:0 auto">',
    ...before.map(paragraph),
    ...(alone === undefined ? [] : [`<p style="${ALONE}"><bdi dir="ltr">${escapeHtml(alone)}</bdi></p>`]),
    ...(button === null ? [] : buttonOf(button, texts.linkHint)),
    ...after.map(paragraph),
    `<p style="margin-top:2em;font-size:14px;color:#595959">${escapeHtml(texts.footer)}</p>`,
    '</main></body></html>',
  ];
  return { subject, text: `${text.join('\n\n')}\n`, html: html.join('\n') };
}

const ALONE = 'font:bold 22px/1.5 monospace;letter-spacing:1px';
const BUTTON =
  'display:inline-block;padding:12px 20px;border-radius:6px;background:#0b6b4f;color:#ffffff;text-decoration:none';

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

function buttonOf({ link, label }: { readonly link: string; readonly label: string }, hint: string) {
  const address = escapeHtml(link);
  return [
    `<p><a href="${address}" style="${BUTTON}">${escapeHtml(label)}</a></p>`,
    `<p style="font-size:14px;color:#595959">${escapeHtml(hint)}<br><bdi dir="ltr">${address}</bdi></p>`,
  ];
}

/** The values as a reader of the language writes them. */
function shownValues(language: Language, params: MailMessage['params']): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  for (const [name, value] of Object.entries(params) as [string, string | number][]) {
    const text = showValue(language, name, value);
    if (text !== null) shown.set(name, text);
  }
  return shown;
}

function showValue(language: Language, name: string, value: string | number): string | null {
  if (typeof value === 'number') {
    const unit = name === 'minutes' ? 'minute' : 'hour';
    return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  }
  if (['at', 'until', 'eventAt'].includes(name)) {
    const style = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
    return `${new Intl.DateTimeFormat(language, style).format(new Date(value))} UTC`;
  }
  if (name === 'name' && !isPlainName(value)) return null;
  return value.replace(/\p{Cc}+/gu, ' ').trim();
}

/** Anybody may register anybody's address: a "name" that says more than a name would be their message, sent by us. */
function isPlainName(name: string): boolean {
  return /^[\p{L}\p{M}\p{N} .'’-]{1,60}$/u.test(name) && !/\.\p{L}/u.test(name);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
