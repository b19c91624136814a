import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { AppError } from '@mywasender/contract/app-error';
import { openPackage } from './open-package.ts';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
/** Compound file: what Excel wrote until 2003, and what it wraps an encrypted workbook in. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');
const HEAD_BYTES = 1024;

/**
 * Text or an Excel workbook, by the first bytes and never by the name. What looks like a spreadsheet and cannot be
 * read is answered with what to do: `SPREADSHEET_ENCRYPTED`, `SPREADSHEET_FORMAT`; else `XLSX_BROKEN`.
 */
export async function sniffFormat(path: string): Promise<'text' | 'xlsx'> {
  const head = await readHead(path);
  if (head.subarray(0, COMPOUND.length).equals(COMPOUND)) {
    if (await contains(path, ENCRYPTED_STREAM)) throw new AppError('SPREADSHEET_ENCRYPTED');
    throw unreadable('an old Excel file (.xls)');
  }
  if (head.subarray(0, ZIP.length).equals(ZIP)) return sniffPackage(path);
  if (head.subarray(0, 4).toString('latin1') === '%PDF') throw unreadable('a PDF');
  // Shops export "Excel" that is a web page; Excel 2003 wrote XML.
  if (/^\W{0,8}<(!doctype html|html|table|meta|\?xml)\b/i.test(head.toString('latin1'))) {
    throw unreadable('a web page or XML file under the name of a table');
  }
  return 'text';
}

async function sniffPackage(path: string): Promise<'xlsx'> {
  const pack = await openPackage(path);
  try {
    if (pack.has('xl/workbook.bin')) throw unreadable('a binary Excel file (.xlsb)');
    if (pack.has('content.xml')) throw unreadable('an OpenDocument file (.ods)');
    if (pack.has('Index/Document.iwa')) throw unreadable('an Apple Numbers file');
    if (pack.has('word/document.xml')) throw unreadable('a Word document');
    if (!pack.has('[Content_Types].xml')) throw unreadable('a ZIP archive');
    return 'xlsx';
  } finally {
    pack.close();
  }
}

function unreadable(kind: string): AppError {
  return new AppError('SPREADSHEET_FORMAT', { kind });
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function contains(path: string, wanted: Buffer): Promise<boolean> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const window = Buffer.concat([rest, chunk]);
    if (window.includes(wanted)) return true;
    rest = window.subarray(-wanted.length + 1);
  }
  return false;
}
