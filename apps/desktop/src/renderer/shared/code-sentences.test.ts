import { readFileSync } from 'node:fs';
import { BREAKER_REASONS } from '@mywasender/campaigns/breakers';
import { CAMPAIGN_STATUSES, PAUSE_REASONS } from '@mywasender/campaigns/campaign-state';
import { KEYWORD_PROBLEMS } from '@mywasender/campaigns/opt-in/keyword';
import { WAIT_REASONS } from '@mywasender/campaigns/pace/wait-reason';
import { PHONE_PROBLEMS } from '@mywasender/campaigns/phone';
import { FAIL_REASONS, RECIPIENT_STATUSES, SKIP_REASONS } from '@mywasender/campaigns/recipient-state';
import { TEMPLATE_PROBLEMS } from '@mywasender/campaigns/template/ast';
import { MESSAGE_LINT_CODES } from '@mywasender/campaigns/template/lint-message';
import { ERRORS } from '@mywasender/contract/error-codes';
import { LICENSE_CODE_LIST } from '@mywasender/contract/license-codes';
import { CAMPAIGN_CHECK_CODES } from '@mywasender/contract/models/campaign-check-codes';
import { COLUMN_ROLES } from '@mywasender/contract/models/contact';
import { OPT_IN_OUTCOMES } from '@mywasender/contract/models/opt-in';
import { PROXY_TEST_RESULTS, ProfileState, WEBHOOK_RESULTS } from '@mywasender/contract/models/profile';
import { VERDICTS } from '@mywasender/contract/models/variants';
import { APP_EVENTS } from '@mywasender/contract/models/webhook';
import { createI18n } from '@mywasender/ui/i18n';
import { describe, expect, it } from 'vitest';
import { RESOURCES } from '../i18n/languages.ts';
import { isTextKey } from './is-text-key.ts';

const kinds = ProfileState.anyOf.map((state) => state.properties.kind.const);

const LISTS: Readonly<Record<string, readonly string[]>> = {
  'codes.wait': WAIT_REASONS,
  'codes.skip': SKIP_REASONS,
  'codes.fail': FAIL_REASONS,
  'codes.pause': PAUSE_REASONS,
  'codes.breaker': BREAKER_REASONS,
  'codes.offline': Object.keys(ERRORS).filter((code) => code.startsWith('GATEWAY_PROXY_')),
  'profiles.proxy.result': PROXY_TEST_RESULTS,
  'profiles.webhook.result': WEBHOOK_RESULTS,
  'optIns.problem': KEYWORD_PROBLEMS,
  'optIns.outcome': OPT_IN_OUTCOMES,
  'settings.webhooks.event': APP_EVENTS,
  'codes.block': ['tos', 'proxy', 'temporary'],
  'codes.logout': ['by-phone', 'account-locked', 'unknown'],
  'codes.reject': [...PHONE_PROBLEMS, 'too-many-cells'],
  'codes.template': TEMPLATE_PROBLEMS,
  'codes.lint': MESSAGE_LINT_CODES.filter((code) => code !== 'syntax'),
  'codes.lintShort': MESSAGE_LINT_CODES,
  'variants.verdict': VERDICTS,
  'codes.license': LICENSE_CODE_LIST,
  'campaigns.status': CAMPAIGN_STATUSES,
  'campaigns.recipient': RECIPIENT_STATUSES,
  'profiles.state': kinds,
  'imports.roles': COLUMN_ROLES,
  checks: Object.keys(CAMPAIGN_CHECK_CODES).map((code) => `${code}.title`),
  'checks.schedule': ['none', 'start-in-past', 'expires-in-past', 'expires-before-start', 'will-expire'],
  'checks.approved': [
    'none',
    'not-read',
    'gone',
    'not-approved',
    'changed',
    'cannot-fill',
    'blank',
    'unreadable',
    'choices',
    'empty',
    'missing',
    'too-long',
    'no-degrees',
    'no-file',
    'file-kind',
    'not-pdf',
    'media',
    'wrong-profile',
    'free-text',
  ],
  'checks.media': ['none', 'missing', 'changed'],
  'checks.meter': ['none', 'unknown', 'time-lock', 'capped', 'warning', 'quality', 'tier'],
};

describe('every closed code has an English sentence', () => {
  it.each(Object.entries(LISTS))('%s', (area, codes) => {
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => !isTextKey(`${area}.${code}`))).toEqual([]);
  });

  it('knows the levels of each check that has no problems of its own', () => {
    const byLevel = Object.keys(CAMPAIGN_CHECK_CODES).filter(
      (code) => !['schedule', 'meter', 'media', 'approved'].includes(code),
    );
    expect(byLevel.filter((code) => !isTextKey(`checks.${code}.ok`))).toEqual([]);
  });
});

it('says what docs/faults.md says the app says about each fault of WhatsApp', () => {
  const { t } = createI18n(RESOURCES, 'en');
  const table = readFileSync(new URL('../../../../../docs/faults.md', import.meta.url), 'utf8');
  const sentences = [
    ...table.matchAll(/`((?:codes|live|profiles|campaigns)\.[\w.-]+)`: (.+?)(?=<br>| \|$)/gm),
  ];
  expect(sentences.length).toBeGreaterThan(20);
  for (const [, key = '', sentence] of sentences)
    expect({ key, says: t(key) }).toEqual({ key, says: sentence });
});

describe('isTextKey', () => {
  it('takes no inherited name, no area and no unknown code for a sentence', () => {
    expect(['codes', 'codes.wait', 'codes.wait.toString', 'codes.wait.later', ''].filter(isTextKey)).toEqual(
      [],
    );
    expect(isTextKey('live.stopText')).toBe(true);
  });
});

it('leaves no parameter unfilled in a sentence with one', () => {
  const { t } = createI18n(RESOURCES, 'en');
  expect(t('codes.lint.empty-field', { count: 3, field: 'city', example: '{{city|friend}}' })).toBe(
    '3 people have no “city”. Add a fallback, for example {{city|friend}}.',
  );
});
