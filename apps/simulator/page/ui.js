const element = (id) => document.getElementById(id);
/** A campaign makes thousands; the list is for a look, the store has them all. */
const CHATS_SHOWN = 100;
const TICKS = { '-1': '⚠ not sent', 0: '🕓', 1: '✓', 2: '✓✓', 3: '✓✓ read' };

/** What a person sees: the code to scan, or the chats. Redrawn at most once per frame. */
export function startUi(page) {
  let current;
  let planned = false;
  const plan = () => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      draw();
    });
  };
  const draw = () => {
    const linked = page.account !== undefined;
    element('login').hidden = linked;
    element('chats').hidden = !linked;
    element('status').textContent = linked
      ? `+${page.account.phone} · ${page.stream.mode ?? 'starting'}`
      : 'not linked';
    if (linked) drawChats();
  };
  const drawChats = () => {
    const chats = page.chats.getModelsArray().slice(-CHATS_SHOWN).reverse();
    current ??= chats[0];
    element('chat-list').replaceChildren(...chats.map((chat) => chatRow(chat)));
    element('chat-title').textContent = current === undefined ? 'No chats yet' : titleOf(page, current);
    element('message-list').replaceChildren(
      ...(current?.msgs.getModelsArray() ?? []).map((message) => messageRow(message)),
    );
  };
  const chatRow = (chat) => {
    const row = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-current', String(chat === current));
    button.textContent = titleOf(page, chat);
    const last = document.createElement('small');
    last.textContent = chat.typing ? 'typing…' : wordsOf(chat.msgs.getModelsArray().at(-1));
    button.append(last);
    button.addEventListener('click', () => {
      current = chat;
      plan();
    });
    row.append(button);
    return row;
  };

  page.wire.on('ref', () => plan());
  page.stream.on('change:mode', plan);
  page.chats.on('add', (chat) => {
    chat.on('change:typing', plan);
    plan();
  });
  page.messages.on('add', plan);
  page.messages.on('change:ack', plan);
  page.showPairing = (code) => {
    const line = element('pairing');
    line.hidden = false;
    line.querySelector('strong').textContent = `${code.slice(0, 4)}-${code.slice(4)}`;
  };
  page.redraw = plan;
  draw();
}

function titleOf(page, chat) {
  const phone = page.getPhoneNumber(chat.id);
  return chat.name ?? (phone === undefined ? String(chat.id) : `+${phone.user}`);
}

function messageRow(message) {
  const row = document.createElement('li');
  row.classList.toggle('mine', message.id.fromMe);
  row.textContent = wordsOf(message);
  const meta = document.createElement('span');
  meta.className = 'meta';
  const time = new Date(message.t * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  meta.textContent = message.id.fromMe ? `${time} ${TICKS[message.ack] ?? ''}` : time;
  meta.classList.toggle('read', message.ack === 3);
  row.append(meta);
  return row;
}

function wordsOf(message) {
  if (message === undefined) return '';
  if (message.type === 'chat') return message.body;
  return [`[${message.filename || message.type}]`, message.caption].filter(Boolean).join(' ');
}

/** Black squares on white, with the quiet zone scanners want. */
export function drawQr(matrix) {
  const canvas = element('qr');
  const context = canvas.getContext('2d');
  const cell = Math.floor(canvas.width / (matrix.size + 4));
  const offset = Math.floor((canvas.width - cell * matrix.size) / 2);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000000';
  matrix.dark.forEach((dark, at) => {
    if (dark)
      context.fillRect(
        offset + (at % matrix.size) * cell,
        offset + Math.floor(at / matrix.size) * cell,
        cell,
        cell,
      );
  });
}
