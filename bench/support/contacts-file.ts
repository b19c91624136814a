import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { seededRandom } from '../../packages/campaigns/src/seeded-random.ts';

/** Of 100 rows. */
const DUPLICATES = 5;
const BAD = 1;
const CITIES = ['Köln', 'São Paulo', 'Mumbai', 'القاهرة', 'London'];
const NAMES = ['José Núñez', 'Anna Müller', 'مريم حسن', 'Ravi Kumar', '"Smith, Jo"'];

/** Writes a CSV of `rows` people: phones of four countries in mixed notation, 5 % duplicates, 1 % bad. */
export async function writeContactsFile(path: string, rows: number): Promise<void> {
  const random = seededRandom('import');
  const below = (limit: number) => Math.floor(random() * limit);
  const stream = createWriteStream(path);
  stream.write('Name,Phone,City,Customer no,Consent date\n');
  for (let row = 0; row < rows; row += 1) {
    const kind = below(100);
    const index = kind < DUPLICATES && row > 0 ? below(row) : row;
    const phone = kind >= 100 - BAD ? ['4.41E+11', '12', 'call me'][below(3)] : phoneOf(index, below(4));
    const line = `${NAMES[below(NAMES.length)]},${phone},${CITIES[below(CITIES.length)]},${row},2026-03-01\n`;
    if (!stream.write(line)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}

/** The country goes with the person, the notation with the row. */
function phoneOf(index: number, notation: number): string {
  const scattered = (index * 7_919) % 10_000_000;
  const digits = String(scattered).padStart(7, '0');
  const [head, tail] = [digits.slice(0, 3), digits.slice(3)];
  switch (index % 4) {
    case 0:
      return (
        [`+49151${digits}0`, `0151 ${digits}0`, `0049 151 ${head} ${tail}0`, `(0151) ${digits}0`][notation] ??
        ''
      );
    case 1:
      return (
        [`+55119${digits}0`, `+55 11 9${head}-${tail}0`, `0055 (11) 9${digits}0`, `+55-11-9${digits}0`][
          notation
        ] ?? ''
      );
    case 2:
      return (
        [`+91987${digits}`, `+91 987 ${head} ${tail}`, `0091987${digits}`, `+91-987-${digits}`][notation] ??
        ''
      );
    default:
      return (
        [`+44791${digits}`, `+44 7 91 ${head} ${tail}`, `0044791${digits}`, `+44 (0) 791${digits}`][
          notation
        ] ?? ''
      );
  }
}
