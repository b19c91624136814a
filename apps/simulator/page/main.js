import { load, publish } from './loader.js';
import { defineAddresses, MsgKey, Wid } from './modules/addresses.js';
import { defineChats, loadHistory } from './modules/chats.js';
import { defineConnection, newKeys, storeSession } from './modules/connection.js';
import { defineContacts } from './modules/contacts.js';
import { defineLimits } from './modules/limits.js';
import { defineMedia } from './modules/media.js';
import { defineSending, resumeOutbox } from './modules/sending.js';
import { readSession } from './session-store.js';
import { drawQr, startUi } from './ui.js';
import { Wire } from './wire.js';

const RECONNECT_MS = 1000;

const page = {
  config: JSON.parse(document.body.dataset.config),
  wire: new Wire(),
  load,
  account: undefined,
  keys: undefined,
  me: () => new Wid(`${page.account.phone}@c.us`),
};

const session = await readSession();
page.keys = session ?? newKeys();

defineAddresses();
defineConnection(page);
defineContacts(page);
defineChats(page);
defineSending(page);
defineMedia(page);
defineLimits(page);

page.wire.on('ref', async ({ ref }) => {
  page.conn.set('ref', ref);
  const { noise, identity, adv } = page.keys;
  drawQr(await page.wire.ask('qr', { text: [ref, noise, identity, adv].join(',') }));
});
page.wire.on('linked', async ({ profile }) => {
  await storeSession(page, profile);
  await enter();
});
page.wire.on('mode', ({ mode }) => {
  page.stream.set('needsUpdate', mode === 'DEPRECATED_VERSION');
  page.socket.set('state', mode === 'MAIN' ? 'CONNECTED' : mode);
  page.stream.set('mode', mode);
});
page.wire.on('incoming', (said) => {
  page.learn(said.phone, said.chatId.endsWith('@lid') ? said.lid : null);
  const id = MsgKey.fromString(said.id);
  page.addMessage({
    id,
    body: said.text,
    t: said.garbled ? Number.NaN : Math.floor(said.at / 1000),
    ack: 0,
    from: id.remote,
    to: page.me(),
    isNewMsg: true,
  });
});
page.wire.on('logout', ({ reason }) => page.forget(reason));
page.wire.on('crash', () => location.replace('/crashed'));
page.wire.on('reload', () => location.reload());
page.wire.on('closed', () => {
  page.stream.set('mode', 'OFFLINE');
  setTimeout(reconnect, RECONNECT_MS);
});

/** Starts over once the server is back, as its memory may be new. */
async function reconnect() {
  const alive = await fetch('/health/live').then(
    (response) => response.ok,
    () => false,
  );
  if (alive) location.reload();
  else setTimeout(reconnect, RECONNECT_MS);
}

page.forget = async (reason) => {
  await storeSession(page, undefined);
  page.logoutReason().getErrorCodeFromLogoutReason(reason);
  page.cmd.trigger('logout');
  page.socket.set('state', 'UNPAIRED');
  location.reload();
};

async function enter() {
  page.account = await page.wire.ask('account');
  page.conn.set({ ref: undefined, connected: true, pushname: page.account.pushName });
  page.socket.set('state', 'CONNECTED');
  page.stream.set('mode', 'SYNCING');
  await loadHistory(page);
  page.cmd.set('isMainLoaded', true);
  page.cmd.trigger('main_loaded');
  page.stream.set('needsUpdate', page.account.mode === 'DEPRECATED_VERSION');
  page.stream.set('mode', page.account.mode);
  if (page.config.outbox) await resumeOutbox(page);
  page.redraw();
}

startUi(page);
await page.wire.connect();
const { linked } = await page.wire.ask('hello', { deviceId: page.keys.deviceId, profile: session?.profile });
// Before anything says how the stream is, as on the real page: libraries find modules first.
publish({ missing: page.config.missingModules, version: '2.3000.0-simulator' });
if (linked) {
  await enter();
} else {
  await storeSession(page, undefined);
  page.socket.set('state', 'UNPAIRED');
  page.stream.set('mode', 'QR');
  await page.wire.ask('ref');
}
