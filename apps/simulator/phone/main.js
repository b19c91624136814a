import { ask, watch } from './api.js';
import { drawChat, startChatView } from './chat-view.js';
import { attempt, byId } from './dom.js';
import { drawPeople, listPeople } from './people-view.js';
import { drawScanView, startScanView } from './scan-view.js';

let chosen;
let seen = { state: { accounts: [], waiting: [], people: [], said: [], defaults: {} }, messages: [] };

function draw() {
  drawScanView(seen.state);
  drawPeople(listPeople(seen), { current: chosen, search: byId('person-search').value, choose });
  drawChat(seen, chosen);
}

function choose(phone) {
  chosen = phone;
  draw();
  byId('say-text').focus();
}

async function refresh() {
  await attempt(async () => {
    const [state, messages] = await Promise.all([ask('/_sim/state'), ask('/_sim/messages')]);
    seen = { state, messages: messages.items };
    draw();
    return byId('notice').textContent;
  });
}

startScanView();
startChatView(() => chosen);
byId('person-search').addEventListener('input', draw);
watch(refresh);
