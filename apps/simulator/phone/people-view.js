import { byId, make, replaceRows } from './dom.js';

const SHOWN = 100;

/** Everybody with a conversation or a name, the latest conversation first. */
export function listPeople({ state, messages }) {
  const people = new Map();
  for (const { phone, name } of state.people) people.set(phone, { phone, name, last: '', text: '' });
  const talk = [
    ...messages.map((m) => ({ phone: m.to, at: m.at, text: m.text })),
    ...state.said.map((m) => ({ phone: m.from, at: m.at, text: `You: ${m.text}` })),
  ];
  for (const { phone, at, text } of talk) {
    const known = people.get(phone) ?? { phone, name: phone, last: '', text: '' };
    people.set(phone, at >= known.last ? { ...known, last: at, text } : known);
  }
  return [...people.values()].toSorted((a, b) => b.last.localeCompare(a.last));
}

export function drawPeople(people, { current, search, choose }) {
  const wanted = search.toLowerCase().replace(/[\s()-]/g, '');
  const found = people.filter(
    ({ phone, name }) => phone.includes(wanted) || name.toLowerCase().includes(search.toLowerCase()),
  );
  const number = wanted.replace(/^\+?/, '+');
  if (/^\+\d{8,15}$/.test(number) && !found.some(({ phone }) => phone === number)) {
    found.unshift({ phone: number, name: number, text: 'write from this number' });
  }
  replaceRows(
    byId('people'),
    found.slice(0, SHOWN).map(({ phone, name, text }) => {
      const row = document.createElement('li');
      const button = make('button', name === phone ? phone : `${name} · ${phone}`, { type: 'button' });
      button.dataset.key = phone;
      button.setAttribute('aria-current', String(phone === current));
      button.append(make('small', text));
      button.addEventListener('click', () => choose(phone));
      row.append(button);
      return row;
    }),
  );
  const hidden = found.length - SHOWN;
  byId('people-more').textContent =
    found.length === 0 ? 'Nobody yet.' : hidden > 0 ? `and ${hidden} more; search to find them` : '';
}
