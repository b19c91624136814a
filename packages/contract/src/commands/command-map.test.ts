import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { describeError, ERRORS, statusOf } from '../error-codes.ts';
import { COMMAND_NAMES, COMMANDS, isCommandName } from './command-map.ts';

describe('command map', () => {
  it('keeps every command inside the published domains', () => {
    const domains = new Set(COMMAND_NAMES.map((name) => name.split('.')[0]));
    expect(domains).toEqual(
      new Set([
        'campaigns',
        'contacts',
        'inbox',
        'license',
        'profiles',
        'settings',
        'suppressions',
        'system',
        'templates',
      ]),
    );
  });

  it('tells a command name from anything else', () => {
    expect(isCommandName('campaigns.start')).toBe(true);
    expect(isCommandName('constructor')).toBe(false);
  });

  it('refuses unknown fields and wrong types', () => {
    const input = COMMANDS['profiles.create'].input;
    expect(Value.Check(input, { name: 'Shop' })).toBe(true);
    expect(Value.Check(input, { name: 'Shop', role: 'admin' })).toBe(false);
    expect(Value.Check(COMMANDS['settings.update'].input, { theme: 'dark' })).toBe(true);
    expect(Value.Check(COMMANDS['settings.update'].input, { theme: 'pink' })).toBe(false);
  });
});

describe('error table', () => {
  it('has an HTTP error status and a sentence for every code', () => {
    for (const [code, { status, message }] of Object.entries(ERRORS)) {
      expect(status, code).toBeGreaterThanOrEqual(400);
      expect(message.length, code).toBeGreaterThan(5);
    }
    expect(statusOf('QUOTA_EXCEEDED')).toBe(409);
  });

  it('fills the facts into the sentence and leaves missing ones visible', () => {
    expect(describeError('QUOTA_EXCEEDED', { requested: 5, balance: 2 })).toBe(
      'You asked for 5 licenses and have 2 left. Nothing was created.',
    );
    expect(describeError('RATE_LIMITED')).toContain('{seconds}');
  });
});
