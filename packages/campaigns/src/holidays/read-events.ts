/** The properties of one event by their names in capitals; of several with one name the first. */
export type CalendarEvent = ReadonlyMap<string, { readonly value: string }>;

/** The events of a calendar file; `null` when the text is none. What stands within an event, such as an alarm, is not of it. */
export function readEvents(text: string): readonly CalendarEvent[] | null {
  // A line that begins with a space continues the one before.
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n');
  if (
    lines
      .find((line) => line.trim() !== '')
      ?.trim()
      .toUpperCase() !== 'BEGIN:VCALENDAR'
  )
    return null;
  const events: CalendarEvent[] = [];
  const within: string[] = [];
  let event = new Map<string, { readonly value: string }>();
  for (const line of lines) {
    const { name, value } = readLine(line);
    if (name === 'BEGIN') {
      within.push(value.toUpperCase());
      if (within.at(-1) === 'VEVENT') event = new Map();
    } else if (name === 'END') {
      if (within.pop() === 'VEVENT') events.push(event);
    } else if (within.at(-1) === 'VEVENT' && !event.has(name)) event.set(name, { value });
  }
  return events;
}

/** `NAME;PARAMETER="a:b":value`: the value begins behind the first colon that is not within quotation marks. */
function readLine(line: string): { readonly name: string; readonly value: string } {
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at];
    if (sign === '"') quoted = !quoted;
    if (sign !== ':' || quoted) continue;
    const [name = ''] = line.slice(0, at).split(';');
    return { name: name.trim().toUpperCase(), value: line.slice(at + 1).trim() };
  }
  return { name: '', value: '' };
}
