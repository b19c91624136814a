import { AppError } from '@mywasender/contract/app-error';
import { describe, expect, it } from 'vitest';
import { errorMessage } from './error-message.ts';
import { createI18n, directionOf } from './i18n.ts';

const resources = {
  en: { app: { hello: 'Hello {name}', devices_one: '{count} device', devices_other: '{count} devices' } },
  ar: { app: { devices_two: 'جهازان' }, errors: { RATE_LIMITED: 'انتظر {seconds} ثانية' } },
};

describe('createI18n', () => {
  it('fills parameters, counts and falls back to English', () => {
    const english = createI18n(resources, 'en');
    const arabic = createI18n(resources, 'ar');
    expect(english.t('hello', { name: '<Ada>' })).toBe('Hello <Ada>');
    expect([1, 2].map((count) => english.t('devices', { count }))).toEqual(['1 device', '2 devices']);
    expect(arabic.t('devices', { count: 2 })).toBe('جهازان');
    expect(arabic.t('hello', { name: 'Ada' })).toBe('Hello Ada');
    expect(arabic.t('ui:retry')).toBe('Try again');
  });

  it('knows the direction of a language', () => {
    expect(['en', 'ar', 'ar-EG', 'he', 'de-AT'].map(directionOf)).toEqual([
      'ltr',
      'rtl',
      'rtl',
      'rtl',
      'ltr',
    ]);
  });
});

describe('errorMessage', () => {
  const { t } = createI18n(resources, 'en');

  it('takes the sentence of the contract and keeps the request id', () => {
    const error = new AppError('QUOTA_EXCEEDED', { requested: 5, balance: 2, requestId: 'req-1' });
    expect(errorMessage(t, error)).toEqual({
      text: 'You asked for 5 licenses and have 2 left. Nothing was created.',
      code: 'QUOTA_EXCEEDED',
      requestId: 'req-1',
    });
  });

  it('reads an error of the wire', () => {
    const error = { code: 'FORBIDDEN', message: 'x', requestId: 'req-2' };
    expect(errorMessage(t, error)).toEqual({
      text: 'Your account may not do this.',
      code: 'FORBIDDEN',
      requestId: 'req-2',
    });
  });

  it('keeps the braces of a template field', () => {
    const error = new AppError('TEMPLATE_UNKNOWN_FIELD', { field: 'nmae', available: 'name' });
    expect(errorMessage(t, error).text).toBe(
      'The message uses {{nmae}}, which your contacts do not have. Available: name',
    );
  });

  it('prefers the language of the reader', () => {
    const error = new AppError('RATE_LIMITED', { seconds: 7 });
    expect(errorMessage(createI18n(resources, 'ar').t, error).text).toBe('انتظر 7 ثانية');
  });

  it('does not show what it does not know', () => {
    const unknown = {
      text: 'Something went wrong. Try again; if it stays, write to us.',
      code: null,
      requestId: null,
    };
    expect(errorMessage(t, new Error('secret'))).toEqual(unknown);
    expect(errorMessage(t, { code: 'toString' })).toEqual(unknown);
    expect(errorMessage(t, undefined)).toEqual(unknown);
  });
});
