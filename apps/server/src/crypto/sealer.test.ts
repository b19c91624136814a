import { createCipheriv, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSealer } from './sealer.ts';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const sealer = createSealer([newKey, oldKey]);

describe('a sealed field', () => {
  it('opens where it was sealed, and nowhere else', () => {
    const envelope = sealer.seal('MWS-…', 'licenses.key_sealed.1');
    expect(sealer.open(envelope, 'licenses.key_sealed.1')).toBe('MWS-…');
    expect(() => sealer.open(envelope, 'licenses.key_sealed.2')).toThrow();
  });

  it('never looks the same twice', () => {
    expect(sealer.seal('a', 'p')).not.toBe(sealer.seal('a', 'p'));
  });

  it('of an older key still opens, of an unknown key never', () => {
    const old = createSealer([oldKey]).seal('a', 'p');
    expect(sealer.open(old, 'p')).toBe('a');
    expect(() => createSealer([randomBytes(32)]).open(old, 'p')).toThrow('unknown key');
  });

  it('does not open with any bit changed, or a shortened tag', () => {
    const envelope = sealer.seal('some text', 'p');
    const [id = '', iv = '', body = ''] = envelope.split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let place = 0; place < bytes.length; place++) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => sealer.open(`${id}.${iv}.${changed.toString('base64url')}`, 'p')).toThrow();
    }
    const cipher = createCipheriv('aes-256-gcm', newKey, Buffer.from(iv, 'base64url'), { authTagLength: 4 });
    cipher.setAAD(Buffer.from('p'));
    const short = Buffer.concat([cipher.update('some text'), cipher.final(), cipher.getAuthTag()]);
    expect(() => sealer.open(`${id}.${iv}.${short.toString('base64url')}`, 'p')).toThrow();
  });
});
