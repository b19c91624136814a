import { damaged } from './limits.ts';
import type { XlsxPackage } from './open-package.ts';
import { attribute, visitXml } from './walk-xml.ts';

export interface Sheet {
  readonly name: string;
  /** Hidden by hand or by a macro: people rarely know it is there. */
  readonly hidden: boolean;
  readonly part: string;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Days are counted from 1904, as old Macs did. */
  readonly from1904: boolean;
  readonly sharedStringsPart: string | null;
  readonly stylesPart: string | null;
}

/** What a package holds: its worksheets in their order, charts left out. */
export async function readWorkbook(pack: XlsxPackage): Promise<Workbook> {
  const root = await readRelations(pack, '');
  const part = root.find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  const relations = await readRelations(pack, part);
  const worksheets = new Map(
    relations.filter(({ type }) => type === 'worksheet').map((relation) => [relation.id, relation.part]),
  );
  const sheets: Sheet[] = [];
  let from1904 = false;
  await visitXml(pack.read(part), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const found = worksheets.get(attribute(attributes, 'id') ?? '');
      if (found === undefined) return;
      const hidden = /hidden/i.test(attributes.state ?? '');
      sheets.push({ name: attributes.name ?? `Sheet ${sheets.length + 1}`, hidden, part: found });
    },
  });
  if (sheets.length === 0) throw damaged('it has no worksheet');
  const partOf = (type: string) => relations.find((relation) => relation.type === type)?.part ?? null;
  return { sheets, from1904, sharedStringsPart: partOf('sharedStrings'), stylesPart: partOf('styles') };
}

interface Relation {
  readonly id: string;
  /** Last word of the type's address, the same in both editions of the standard. */
  readonly type: string;
  readonly part: string;
}

async function readRelations(pack: XlsxPackage, of: string): Promise<readonly Relation[]> {
  const folder = of.slice(0, of.lastIndexOf('/') + 1);
  const part = `${folder}_rels/${of.slice(folder.length)}.rels`;
  if (!pack.has(part)) return [];
  const relations: Relation[] = [];
  await visitXml(pack.read(part), {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const type = Type.slice(Type.lastIndexOf('/') + 1);
      relations.push({ id: Id, type, part: resolvePart(folder, Target) });
    },
  });
  return relations;
}

function resolvePart(folder: string, target: string): string {
  return new URL(target, `part:///${folder}`).pathname.slice(1);
}
