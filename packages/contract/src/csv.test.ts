import { describe, expect, it } from 'vitest';
import { buildCsv } from './csv.ts';

describe('buildCsv', () => {
  it('quotes what needs it and ends lines as RFC 4180 says', () => {
    expect(
      buildCsv([
        ['key', 'note'],
        ['MWS-1', 'a "b", c'],
        ['MWS-2', 'two\nlines; more'],
      ]),
    ).toBe('\uFEFFkey,note\r\nMWS-1,"a ""b"", c"\r\nMWS-2,"two\nlines; more"\r\n');
  });

  it.each(['=1+1', '+49', '-1', '@SUM(A1)', '\tx', '\rx'])('makes %j harmless', (value) => {
    expect(buildCsv([[value]])).toBe(
      value.startsWith('\r') ? `\uFEFF"'${value}"\r\n` : `\uFEFF'${value}\r\n`,
    );
  });
});
