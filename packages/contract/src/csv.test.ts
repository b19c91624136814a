import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.ts';

describe('a line of CSV', () => {
  it('quotes what needs it and ends as RFC 4180 says', () => {
    expect(csvLine(['key', 'note'])).toBe('key,note\r\n');
    expect(csvLine(['MWS-1', 'a "b", c'])).toBe('MWS-1,"a ""b"", c"\r\n');
    expect(csvLine(['', 'two\nlines; more'])).toBe(',"two\nlines; more"\r\n');
  });

  it.each(['=1+1', '+49', '-1', '@SUM(A1)', '\tx', '\rx'])('makes %j harmless', (value) => {
    expect(csvLine([value])).toBe(value.startsWith('\r') ? `"'${value}"\r\n` : `'${value}\r\n`);
  });
});
