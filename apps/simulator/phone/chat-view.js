import { ask } from './api.js';
import { attempt, byId, make, replaceRows } from './dom.js';

const TICKS = { 1: 'sent', 2: 'delivered', 3: 'read' };

/** The chat as the chosen person sees it. */
export function startChatView(whoIsChosen) {
  const answer = (text) =>
    attempt(async () => {
      const { profile } = await ask('/_sim/say', { from: whoIsChosen(), text });
      byId('say-text').value = '';
      return `Said to ${profile}.`;
    });
  byId('say-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void answer(byId('say-text').value);
  });
  byId('say-stop').addEventListener('click', () => answer('STOP'));
}

export function drawChat({ state, messages }, phone) {
  byId('say-form').hidden = phone === undefined;
  if (phone === undefined) return;
  const person = state.people.find((entry) => entry.phone === phone);
  const traits = person ?? state.defaults;
  byId('chat-title').textContent = person === undefined ? phone : `${person.name} · ${phone}`;
  byId('chat-facts').textContent = [
    traits.onWhatsApp ? 'on WhatsApp' : 'not on WhatsApp',
    traits.blocks ? 'blocks the sender' : '',
    traits.readAfterMs === null ? 'does not read' : '',
  ]
    .filter((fact) => fact !== '')
    .join(', ');
  byId('say-label').textContent = `Answer as ${person?.name ?? phone}`;
  const rows = [
    ...messages.filter((m) => m.to === phone).map((m) => ({ ...m, mine: false })),
    ...state.said.filter((m) => m.from === phone).map((m) => ({ ...m, mine: true })),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
  const list = byId('messages');
  replaceRows(list, rows.map(messageRow));
  list.lastElementChild?.scrollIntoView({ block: 'nearest' });
}

function messageRow({ text, media, at, mine, ack, profile }) {
  const row = make('li', media ? mediaWords(media, text) : text, { className: mine ? 'mine' : '' });
  const time = new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  row.append(make('small', mine ? `${time} · to ${profile}` : `${time} · from ${profile} · ${TICKS[ack]}`));
  return row;
}

function mediaWords({ kind, fileName, bytes }, caption) {
  return `[${fileName ?? kind} · ${Math.ceil(bytes / 1000)} kB] ${caption}`.trim();
}
