import { define } from '../loader.js';
import { Model } from '../model.js';
import { clearSession, writeSession } from '../session-store.js';
import { Wid } from './addresses.js';

const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
const unbase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Who is linked, and how the line to the server is. */
export function defineConnection(page) {
  const conn = new Model({ ref: undefined, connected: false, platform: 'simulator', pushname: undefined });
  const socket = new Model({ state: 'OPENING' });
  const stream = new Model({ mode: undefined, info: undefined, needsUpdate: false });
  const cmd = new Model({ isMainLoaded: false });
  Object.assign(page, { conn, socket, stream, cmd });

  socket.logout = async () => {
    await page.wire.ask('logout');
    await page.forget('user_initiated');
  };
  cmd.refreshQR = () => page.wire.ask('ref');

  define('WAWebConnModel', (exports) => {
    exports.Conn = conn;
    exports.ConnImpl = Model;
  });
  define('WAWebSocketModel', (exports) => {
    exports.Socket = socket;
  });
  define('WAWebStreamModel', (exports) => {
    exports.Stream = stream;
  });
  define('WAWebCmd', (exports) => {
    exports.Cmd = cmd;
    exports.CmdImpl = Model;
  });
  define('WAWebLoginState', (exports) => {
    exports.isLoggedIn = () => page.account !== undefined;
    exports.isRegistered = () => page.account !== undefined;
  });
  define('WAWebLogoutReason', (exports) => {
    exports.getErrorCodeFromLogoutReason = (reason) => reason;
  });
  page.logoutReason = () => page.load('WAWebLogoutReason');
  defineKeys(page);
  defineMe(page);
}

/** A browser's own keys; the QR code carries their public halves. */
function defineKeys(page) {
  define('WABase64', (exports) => {
    exports.encodeB64 = base64;
    exports.decodeB64 = unbase64;
  });
  define('WAWebUserPrefsInfoStore', (exports) => {
    exports.waNoiseInfo = { get: async () => ({ staticKeyPair: { pubKey: unbase64(page.keys.noise) } }) };
  });
  define('WAWebSignalStoreApi', (exports) => {
    exports.waSignalStore = {
      getRegistrationInfo: async () => ({ identityKeyPair: { pubKey: unbase64(page.keys.identity) } }),
    };
  });
  define('WAWebAdvSignatureApi', (exports) => {
    exports.getADVSecretKey = () => page.keys.adv;
    exports.setADVSignedIdentity = () => {};
  });
  define('WAWebAltDeviceLinkingApi', (exports) => {
    exports.initializeAltDeviceLinking = async () => {};
    exports.genLinkDeviceCodeForPhoneNumber = async (phone) => {
      const answer = await page.wire.ask('pair', { phone });
      if (answer.error) throw Object.assign(new Error(answer.error.text), { code: answer.error.code });
      page.showPairing(answer.code);
      return answer.code;
    };
  });
  define('WAWebLinkDeviceEvents', (exports) => {
    exports.WAWebLinkDeviceEvents = Object.assign(new Model(), { triggerRefreshAltLinkingCode() {} });
  });
}

function defineMe(page) {
  const phone = () => (page.account ? new Wid(`${page.account.phone}@c.us`) : undefined);
  const lid = () => (page.account ? new Wid(`${page.account.lid}@lid`) : undefined);
  define('WAWebUserPrefsMeUser', (exports) => {
    exports.getMaybeMePnUser = phone;
    exports.getMaybeMeLidUser = lid;
    exports.getMeLidUserOrThrow = () => {
      const me = lid();
      if (me === undefined) throw new Error('not logged in');
      return me;
    };
  });
}

export function newKeys() {
  const key = () => base64(crypto.getRandomValues(new Uint8Array(32)));
  return { deviceId: crypto.randomUUID(), noise: key(), identity: key(), adv: key() };
}

export async function storeSession(page, profile) {
  if (profile === undefined) await clearSession();
  else await writeSession({ ...page.keys, profile });
}
