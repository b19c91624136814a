import { describe, expect, it } from 'vitest';
import { allowedHosts } from './allowed-hosts.ts';

describe('allowed hosts', () => {
  it('for WhatsApp: its own domains, encrypted, and nothing that looks like them', () => {
    const rule = allowedHosts('https://web.whatsapp.com/');
    const allowed = [
      'https://web.whatsapp.com/',
      'wss://web.whatsapp.com/ws/chat',
      'https://static.whatsapp.net/rsrc.php/x.js',
      'https://media-gru1-1.cdn.whatsapp.net/v/x',
      'data:text/plain,x',
      'blob:https://web.whatsapp.com/1',
    ];
    const refused = [
      'http://web.whatsapp.com/',
      'https://web.whatsapp.com.evil.example/',
      'https://evilwhatsapp.net/',
      'https://analytics.google.com/g/collect',
      'https://cobrancas.uppermesh.com.br:8000/',
      'https://user@evil.example/web.whatsapp.com',
    ];
    expect(allowed.filter((url) => !rule.allows(url))).toEqual([]);
    expect(refused.filter((url) => rule.allows(url))).toEqual([]);
    expect(rule.reaches('mmg.whatsapp.net', 443)).toBe(true);
    expect(rule.reaches('web.whatsapp.com', 22)).toBe(false);
    expect(rule.reaches('evilwhatsapp.net', 443)).toBe(false);
  });

  it('for another page: that server alone, its port included', () => {
    const rule = allowedHosts('http://127.0.0.1:4402/');
    expect(rule.allows('http://127.0.0.1:4402/page/main.js')).toBe(true);
    expect(rule.allows('ws://127.0.0.1:4402/_sim/page')).toBe(true);
    expect(rule.allows('http://127.0.0.1:4400/')).toBe(false);
    expect(rule.allows('https://web.whatsapp.com/')).toBe(false);
    expect(rule.reaches('127.0.0.1', 4402)).toBe(true);
    expect(rule.reaches('127.0.0.1', 4400)).toBe(false);
    expect(rule.resolvable).toEqual(['127.0.0.1']);
  });
});
