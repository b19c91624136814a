/**
 * Whether a header `Accept` (RFC 9110, 12.5.1) asks for CSV rather than JSON: it names `text/csv`, and JSON neither
 * with a higher weight nor, with the same one, earlier. Who takes anything gets JSON, as everybody always did.
 */
export function prefersCsv(accept: string | undefined): boolean {
  const ranges = (accept ?? '').split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { type, weight: weight === undefined ? 1 : Number(weight) };
  });
  const csv = ranges.findIndex(({ type, weight }) => type === 'text/csv' && weight > 0);
  if (csv === -1) return false;
  const json = ranges.findIndex(({ type }) => type === 'application/json');
  const [ofCsv = 0, ofJson = 0] = [ranges[csv]?.weight, ranges[json]?.weight];
  return ofCsv > ofJson || (ofCsv === ofJson && csv < json);
}
