/** An answer for people: one line a field, lists of things as blocks, moments as dates. Empty answers are `done`. */
export function showAnswer(answer: unknown): string {
  const lines = show(answer, '', '');
  return lines.length === 0 ? 'done' : lines.join('\n');
}

function show(value: unknown, name: string, indent: string): readonly string[] {
  if (Array.isArray(value)) return showList(value, name, indent);
  if (typeof value !== 'object' || value === null) return [`${indent}${label(name)}${scalar(name, value)}`];
  const inner = name === '' ? indent : `${indent}  `;
  const fields = Object.entries(value).flatMap(([key, field]) => show(field, key, inner));
  return name === '' ? fields : [`${indent}${name}:`, ...fields];
}

function showList(list: readonly unknown[], name: string, indent: string): readonly string[] {
  if (list.length === 0) return [`${indent}${label(name)}none`];
  if (list.every((item) => typeof item !== 'object' || item === null))
    return [`${indent}${label(name)}${list.map((item) => scalar(name, item)).join(', ')}`];
  const blocks = list.flatMap((item) => {
    const [first = '', ...rest] = show(item, '', '');
    return [`${indent}- ${first}`, ...rest.map((line) => `${indent}  ${line}`)];
  });
  return name === '' ? blocks : [`${indent}${name}: ${list.length}`, ...blocks];
}

function label(name: string): string {
  return name === '' ? '' : `${name}: `;
}

function scalar(name: string, value: unknown): string {
  if (value === null) return '–';
  if (typeof value === 'number' && /(^at|At|[uU]ntil|Estimate)$/.test(name))
    return new Date(value).toISOString();
  return printable(typeof value === 'string' ? value : JSON.stringify(value));
}

/** People write what they like, and a terminal obeys control characters. */
function printable(text: string): string {
  return Array.from(text, (char) =>
    char === '\n' ? ' ⏎ ' : (char.codePointAt(0) ?? 0) < 32 || char === '\u007f' ? '�' : char,
  ).join('');
}
