import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MediaKind } from '@mywasender/contract/models/media';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { docxOf, jpegOf, MP3, mp4Of, PDF, pngOf } from '../../test/media-files.ts';
import { examineMedia } from './examine-media.ts';
import { safeFileName } from './safe-file-name.ts';

const folder = mkdtempSync(join(tmpdir(), 'mws-examine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const examine = (content: Uint8Array | string, name: string, kind?: MediaKind) => {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  return examineMedia({ path, name, kind });
};
const MACROS = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300, 1)]);
const ELF = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(300)]);

describe('what messages take', () => {
  it.each<readonly [Uint8Array | string, string, MediaKind, string | RegExp, number | null, number | null]>([
    [pngOf(30, 20), 'a.png', 'image', 'image/png', 30, 20],
    [jpegOf(4000, 3000), 'B.JPG', 'image', 'image/jpeg', 4000, 3000],
    // Cameras put a film behind the picture.
    [Buffer.concat([jpegOf(40, 30), mp4Of()]), 'motion.jpeg', 'image', 'image/jpeg', 40, 30],
    [mp4Of('isom'), 'film.mp4', 'video', 'video/mp4', null, null],
    [mp4Of('3gp5'), 'film.3gp', 'video', 'video/3gpp', null, null],
    [mp4Of('M4A '), 'song.m4a', 'audio', 'audio/mp4', null, null],
    [MP3, 'song.mp3', 'audio', 'audio/mpeg', null, null],
    [PDF, 'list.pdf', 'document', 'application/pdf', null, null],
    [docxOf(), 'letter.docx', 'document', /wordprocessingml\.document$/, null, null],
    ['Preise: 5 € <br> 3 < 4\r\n', 'note.txt', 'document', 'text/plain', null, null],
    ['a;b\n1;2\n', 'table.csv', 'document', 'text/plain', null, null],
  ])('kind %#', async (content, name, kind, mimeType, width, height) => {
    const found = await examine(content, name);
    expect(found).toMatchObject({ kind, width, height, bytes: Buffer.from(content).length });
    expect(found.mimeType).toMatch(mimeType);
  });

  it('sends a picture as a document when asked, and nothing as what it is not', async () => {
    expect(await examine(pngOf(3, 3), 'plan.png', 'document')).toMatchObject({ kind: 'document' });
    await expect(examine(PDF, 'list.pdf', 'image')).rejects.toMatchObject({
      code: 'MEDIA_WRONG_KIND',
      params: { found: 'a PDF', kind: 'a picture' },
    });
  });
});

describe('what is refused, by its content', () => {
  it.each([
    ['a program named as a picture', EXE, 'photo.jpg', 'a program'],
    ['another program', ELF, 'list.pdf', 'a program'],
    ['a drawing with scripts', '<?xml version="1.0"?><svg onload="x()"/>', 'logo.png', 'a web page, a'],
    ['a page', '\ufeff<!DOCTYPE html><script>x</script>', 'note.txt', 'a web page, a drawing or a script'],
    ['a script', '#!/bin/sh\nrm -rf ~\n', 'note.txt', 'a web page, a drawing or a script'],
    [
      'text that hides a drawing',
      'Hello\n\n<svg onload=x()>',
      'note.txt',
      'a web page, a drawing or a script',
    ],
    ['old Office', OLE, 'letter.doc', 'an old Office file'],
    ['macros in the types', docxOf([], MACROS), 'letter.docx', 'a document with macros'],
    ['macros in the parts', docxOf(['word/vbaProject.bin']), 'letter.docx', 'a document with macros'],
    [
      'a program in the parts',
      docxOf(['word/embeddings/oleObject1.bin']),
      'letter.docx',
      'a document with macros',
    ],
    ['no kind known', Buffer.from([0, 1, 2, 3, 250, 251]), 'x.bin', 'of a kind'],
  ])('%s', async (_what, content, name, found) => {
    await expect(examine(content, name)).rejects.toMatchObject({
      code: 'MEDIA_REFUSED',
      params: { name, found: expect.stringContaining(found) },
    });
  });

  it('says what the name should end in when it says something else', async () => {
    await expect(examine(jpegOf(5, 5), 'photo.png')).rejects.toMatchObject({
      code: 'MEDIA_WRONG_NAME',
      params: { found: 'a JPEG picture', endings: '.jpg or .jpeg' },
    });
    await expect(examine(PDF, 'list')).rejects.toMatchObject({ code: 'MEDIA_WRONG_NAME' });
    await expect(examine('hello', 'setup.exe')).rejects.toMatchObject({ code: 'MEDIA_WRONG_NAME' });
  });

  it('is too large by kind, and by pixels', async () => {
    const large = Buffer.concat([jpegOf(5, 5), Buffer.alloc(5_000_000)]);
    await expect(examine(large, 'a.jpg')).rejects.toMatchObject({
      code: 'MEDIA_TOO_LARGE',
      params: { size: '5.1 MB', limit: '5 MB', kind: 'a picture' },
    });
    expect(await examine(large, 'a.jpg', 'document')).toMatchObject({ kind: 'document' });
    await expect(examine(mp4Of('isom', 16_000_000), 'a.mp4')).rejects.toMatchObject({
      code: 'MEDIA_TOO_LARGE',
      params: { limit: '16 MB', kind: 'a video' },
    });
    await expect(examine(jpegOf(60_000, 60_000), 'a.jpg')).rejects.toMatchObject({
      code: 'MEDIA_TOO_LARGE',
      params: { size: '60000 × 60000 pixels' },
    });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'a.png'],
    ['half a PNG', pngOf(300, 200).subarray(0, 60), 'a.png'],
    ['half a JPEG', jpegOf(5, 5).subarray(0, -3), 'a.jpg'],
    ['half a film', mp4Of().subarray(0, -10), 'a.mp4'],
    ['half a PDF', PDF.subarray(0, 40), 'a.pdf'],
    ['half a Word file', docxOf().subarray(0, -30), 'a.docx'],
  ])('%s is damaged', async (_what, content, name) => {
    await expect(examine(content, name)).rejects.toMatchObject({ code: 'MEDIA_DAMAGED', params: { name } });
  });

  it('notices any byte of a PNG that changed', async () => {
    const whole = pngOf(20, 20);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 8, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const content = Buffer.from(whole);
          content[at] = (content[at] ?? 0) ^ by;
          await expect(examine(content, 'a.png')).rejects.toThrow();
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('safeFileName', () => {
  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\ann\\Liste.pdf', 'Liste.pdf'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['...', 'file'],
    ['a\u0000b?.png', 'ab.png'],
  ])('%j', (given, safe) => expect(safeFileName(given)).toBe(safe));

  it('keeps the ending of a long name', () => {
    const name = safeFileName(`${'x'.repeat(400)}.docx`);
    expect(name).toHaveLength(200);
    expect(name.endsWith('x.docx')).toBe(true);
  });
});
