import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { readUnpacked, unpackSheet } from '../xlsx/unpack-sheet.ts';
import type { Cell } from './table.ts';
import { workbookBytes } from './workbook-bytes.ts';

async function write(rows: Iterable<readonly Cell[]>, header: readonly string[] = ['a', 'b', 'c']) {
  const given = (async function* () {
    yield* rows;
  })();
  return Buffer.concat(await all(workbookBytes(header, given)));
}

async function all<T>(given: AsyncIterable<T>): Promise<T[]> {
  const got: T[] = [];
  for await (const one of given) got.push(one);
  return got;
}

/** With the reader of imports. */
async function read(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const path = join(tmpdir(), `mws-table-${randomUUID()}`);
  try {
    writeFileSync(path, bytes);
    await unpackSheet(path, { sheet: undefined, target: `${path}.rows` });
    return (await all(readUnpacked(`${path}.rows`))).map(({ cells }) => cells);
  } finally {
    rmSync(path, { force: true });
    rmSync(`${path}.rows`, { force: true });
  }
}

it('writes texts as texts, whatever they begin with', async () => {
  const bytes = await write([["=cmd|'/C calc'!A0", '+4915110000001', '@SUM(1)']]);
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const tags: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'c' || name === 'f') tags.push(`${name} ${String(attributes.t)}`);
  });
  parser.write(xml).close();
  expect(tags).toEqual(Array.from({ length: 6 }, () => 'c inlineStr'));
  expect((await read(bytes))[1]).toEqual(["=cmd|'/C calc'!A0", '+4915110000001', '@SUM(1)']);
});

it('keeps dates as dates and numbers as numbers', async () => {
  const moment = new Date(2026, 2, 1, 14, 30);
  expect((await read(await write([[moment, 42, null]])))[1]?.slice(0, 2)).toEqual(['2026-03-01T14:30', '42']);
});

it('brings back every text a cell can hold', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('مريم حسن', '👩‍👩‍👧 Núñez', '_x0041_', '<b>&amp;', ' a\nb ', '\u0007', '_x000B_x0041_'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 50, maxLength: 200 }), async (rows) => {
      const filled = rows.map(([one, two]) => [one, two, 'end']);
      expect((await read(await write(filled))).slice(1)).toEqual(
        filled.map((row) => row.map((cell) => cell.replaceAll('\ufffe', '').replaceAll('\uffff', ''))),
      );
    }),
    { numRuns: 3 },
  );
});
