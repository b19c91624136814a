import { LANGUAGES } from '@mywasender/contract/languages';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_MAILS, MAIL_TEMPLATES } from '../testing/example-mails.ts';
import type { MailMessage } from './mail-params.ts';
import { MAIL_TEXTS, renderMail } from './render-mail.ts';
import type { MailText } from './texts/mail-texts.ts';

const wordsOf = (mail: MailText) => [mail.subject, ...mail.before, mail.action ?? '', ...mail.after];
const placeholdersOf = (mail: MailText) =>
  [
    ...wordsOf(mail)
      .join(' ')
      .matchAll(/\{\w+\}/g),
  ]
    .join()
    .split(',')
    .sort();
const mail = (params: object, template = 'verify-email', language = 'en') =>
  renderMail({ to: '', language, template, params } as MailMessage);

describe.each(LANGUAGES)('mails in %s', (language) => {
  it('say the same as the English ones: placeholders, buttons and paragraphs', () => {
    expect(Object.keys(MAIL_TEXTS[language].mails).sort()).toEqual(MAIL_TEMPLATES.toSorted());
    for (const template of MAIL_TEMPLATES) {
      const [here, english] = [MAIL_TEXTS[language].mails[template], MAIL_TEXTS.en.mails[template]];
      expect([template, placeholdersOf(here)]).toEqual([template, placeholdersOf(english)]);
      expect([template, here.action === undefined]).toEqual([template, english.action === undefined]);
      expect([template, here.before.length, here.after.length]).toEqual([
        template,
        english.before.length,
        english.after.length,
      ]);
      if (language === 'en') continue;
      for (const [at, words] of wordsOf(here).entries()) {
        if (/\{\w+\}/.test(words) || words === '') continue;
        expect([template, words]).not.toEqual([template, wordsOf(english)[at]]);
      }
    }
  });

  it('use every value they are given, and leave no gap', () => {
    for (const message of EXAMPLE_MAILS) {
      const { subject, text, html } = renderMail({ ...message, language });
      expect(subject).not.toMatch(/[\r\n]|\{/);
      for (const [name, value] of Object.entries(message.params)) {
        if (['minutes', 'hours', 'at', 'until', 'eventAt'].includes(name)) continue;
        expect([message.template, name, text.includes(String(value))]).toEqual([
          message.template,
          name,
          true,
        ]);
      }
      expect(`${text}${html}`).not.toMatch(/\{\w+\}|undefined|NaN|Invalid/);
      expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    }
  });
});

describe('a mail', () => {
  it('writes times as its reader does', () => {
    const params = { name: 'Ada', at: '2026-11-25T21:05:00.000Z' };
    expect(mail(params, 'password-changed').text).toContain('changed on November 25, 2026 at 9:05 PM UTC.');
    expect(mail(params, 'password-changed', 'es').text).toContain(
      'el 25 de noviembre de 2026 a las 21:05 UTC.',
    );
    expect(mail({ name: 'Ada', link: 'https://x.example', hours: 24 }).text).toContain(
      'once and for 24 hours.',
    );
    expect(mail({ name: 'Ada', link: 'https://x.example', hours: 1 }).text).toContain('once and for 1 hour.');
  });

  it('is English for a language it does not know', () => {
    expect(mail({ name: 'Ada', link: '', hours: 1 }, 'verify-email', 'tlh').text).toContain('Hello Ada,');
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    'You won: evil.example',
    'Ada\r\nBcc: x@example.org',
    'a'.repeat(61),
  ])('does not carry a message in the name %j', (name) => {
    const { text, html } = mail({ name, link: 'https://x.example', hours: 1 });
    expect(text).toMatch(/^Hello,\n/);
    expect(html).not.toContain(name);
  });

  it('shows everything else as text, in HTML too', () => {
    const { html, text } = mail(
      { message: 'a <b>"bold"</b> & long\r\nalert', link: 'https://x.example/?a=1&b=2' },
      'alert',
    );
    expect(text).toContain('a <b>"bold"</b> & long alert');
    expect(html).toContain('a &#60;b&#62;&#34;bold&#34;&#60;/b&#62; &#38; long alert');
    expect(html).toContain('href="https://x.example/?a=1&#38;b=2"');
  });
});
