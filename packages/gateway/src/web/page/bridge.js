// Runs in the page, after wa-js. A plain asset: bundlers and minifiers break functions that are sent to pages.
(() => {
  if (window.top !== window) return;
  const BINDING_WAIT_MS = window.__mywasenderOptions?.bindingWaitMs ?? 10000;
  const HISTORY_S = 30 * 24 * 3600;

  const report = (message) => window.__mywasenderReport?.(JSON.stringify(message));
  const quietly = (read, otherwise) => {
    try {
      return read() ?? otherwise;
    } catch {
      return otherwise;
    }
  };
  const load = (id) => quietly(() => WPP.loader.loadModule(id), undefined);
  const within = (promise, ms) =>
    Promise.race([promise, new Promise((resolve) => setTimeout(resolve, ms, 'timeout'))]);

  // By name first: asking wa-js for a binding too early makes it remember the miss for good.
  const BINDINGS = {
    Stream: () => load('WAWebStreamModel')?.Stream ?? WPP.whatsapp.Stream,
    Conn: () => load('WAWebConnModel')?.Conn ?? WPP.whatsapp.Conn,
    Cmd: () => load('WAWebCmd')?.Cmd ?? WPP.whatsapp.Cmd,
    Wid: () => load('WAWebWid')?.default ?? WPP.whatsapp.Wid,
    MsgKey: () => load('WAWebMsgKey')?.default ?? WPP.whatsapp.MsgKey,
    UserPrefs: () => load('WAWebUserPrefsMeUser') ?? WPP.whatsapp.UserPrefs,
    ChatStore: () => load('WAWebChatCollection')?.ChatCollection ?? WPP.whatsapp.ChatStore,
    MsgStore: () => load('WAWebMsgCollection')?.MsgCollection ?? WPP.whatsapp.MsgStore,
    ApiContact: () => load('WAWebApiContact') ?? WPP.whatsapp.ApiContact,
    queryWidExists: () => load('WAWebQueryExistsJob')?.queryWidExists,
    findOrCreateLatestChat: () =>
      load('WAWebFindChatAction')?.findOrCreateLatestChat ?? WPP.whatsapp.functions.findOrCreateLatestChat,
    addAndSendMsgToChat: () =>
      load('WAWebSendMsgChatAction')?.addAndSendMsgToChat ?? WPP.whatsapp.functions.addAndSendMsgToChat,
    getEphemeralFields: () =>
      load('WAWebGetEphemeralFieldsMsgActionsUtils')?.getEphemeralFields ??
      WPP.whatsapp.functions.getEphemeralFields,
    ChatPresence: () => load('WAWebPresenceChatAction') ?? WPP.whatsapp.ChatPresence,
  };
  // Needed for files alone: without them texts still go.
  const MEDIA_BINDINGS = {
    OpaqueData: () => load('WAWebMediaOpaqueData')?.default ?? WPP.whatsapp.OpaqueData,
    MediaPrep: () => load('WAWebPrepRawMedia') ?? WPP.whatsapp.MediaPrep,
  };
  const BOOT = ['Stream', 'Conn', 'Cmd'];
  const absentOf = (bindings, names = Object.keys(bindings)) =>
    names.filter((name) => quietly(() => bindings[name](), undefined) === undefined);
  const missing = (names) => absentOf(BINDINGS, names);

  let pairingCode = null;
  let logoutReason = null;
  let bindingsChecked = false;

  const snapshot = async () => {
    const mode = quietly(() => WPP.whatsapp.Stream.mode, null);
    const authenticated = quietly(() => WPP.conn.isAuthenticated(), false);
    const absent = missing(BOOT);
    const main = authenticated && (mode === 'MAIN' || mode === 'NORMAL');
    if (absent.length === 0 && main && !bindingsChecked) await waitForBindings();
    const me = quietly(() => WPP.whatsapp.UserPrefs.getMaybeMePnUser(), null);
    return {
      mode,
      authenticated,
      needsUpdate: quietly(() => WPP.whatsapp.Stream.needsUpdate, false) === true,
      missing: absent.length > 0 || !main ? absent : missing(),
      code: authenticated ? null : ((await WPP.conn.getAuthCode().catch(() => null))?.fullCode ?? null),
      pairingCode: authenticated ? null : pairingCode,
      phone: me?.user ?? null,
      pushName: quietly(() => WPP.whatsapp.Conn.pushname, null),
    };
  };
  const waitForBindings = async () => {
    const deadline = Date.now() + BINDING_WAIT_MS;
    while (missing().length > 0 && Date.now() < deadline) await new Promise((r) => setTimeout(r, 100));
    bindingsChecked = true;
  };
  // One at a time and in order, so that an older snapshot never overtakes a newer one.
  let last = Promise.resolve();
  const changed = () => {
    last = last.then(async () => report({ type: 'snapshot', snapshot: await snapshot() }));
  };

  const addresses = (wid) => {
    const text = String(wid);
    const api = WPP.whatsapp.ApiContact;
    const phone = text.endsWith('@lid')
      ? quietly(() => api.getPhoneNumber(wid)?.user, null)
      : text.split('@')[0];
    const lid = text.endsWith('@lid') ? wid.user : quietly(() => api.getCurrentLid(wid)?.user, null);
    return { phone: /^\d+$/.test(phone) ? phone : null, lid };
  };
  const reportIncoming = (message) => {
    const from = message.id?.remote;
    // Groups, channels and the like. What is no address at all is reported: the app must hear that it cannot read it.
    if (message.id?.fromMe || /@(?!c\.us$|lid$)/.test(String(from))) return;
    const text = message.type === 'chat' ? message.body : message.caption;
    report({
      type: 'incoming',
      messageId: String(message.id),
      chatId: String(from),
      ...addresses(from),
      text: typeof text === 'string' ? text : '',
      at: (message.t ?? Math.floor(Date.now() / 1000)) * 1000,
    });
  };
  const reportAck = (message) => report({ type: 'ack', messageId: String(message.id), ack: message.ack });
  /** What cannot be read may be a STOP, so the app stops as well. */
  const orBroken = (what, read) => {
    try {
      read();
    } catch {
      report({ type: 'broken', what });
    }
  };
  // What came while the page was closed, or while it started, is in the store before anything listens.
  const reportMissed = () => {
    const since = Date.now() / 1000 - HISTORY_S;
    for (const message of WPP.whatsapp.MsgStore.getModelsArray()) {
      if (!(message.t >= since)) continue;
      if (!message.id?.fromMe) orBroken('message', () => reportIncoming(message));
      else if (Number.isInteger(message.ack) && message.ack !== 0) reportAck(message);
    }
  };

  WPP.loader.onInjected(() => {
    changed();
    for (const event of [
      'conn.auth_code_change',
      'conn.stream_mode_changed',
      'conn.needs_update',
      'conn.authenticated',
      'conn.main_loaded',
      'conn.main_ready',
    ]) {
      WPP.on(event, changed);
    }
    WPP.on('conn.link_code_change', (code) => {
      pairingCode = code;
      changed();
    });
    for (const event of ['conn.link_code_expired', 'conn.link_code_error']) {
      WPP.on(event, () => {
        pairingCode = null;
        changed();
      });
    }
    // WhatsApp stops renewing a code nobody scans; here somebody may still be looking for the phone.
    WPP.on('conn.qrcode_idle', () => WPP.conn.refreshQR());
    WPP.on('conn.logout_reason', (reason) => {
      logoutReason = String(reason);
    });
    WPP.on('conn.logout', () => report({ type: 'logout', reason: logoutReason }));
    WPP.on('chat.new_message', (message) => orBroken('message', () => reportIncoming(message)));
  });
  WPP.loader.onFullReady(() => {
    WPP.on('chat.msg_ack_change', ({ ids, ack }) => {
      for (const id of ids) report({ type: 'ack', messageId: String(id), ack });
    });
    // wa-js tells of 1 and of receipts; a refusal (below 0) shows here alone.
    quietly(
      () => WPP.whatsapp.MsgStore.on('change:ack', (message) => message.id.fromMe && reportAck(message)),
      undefined,
    );
    const whenLinked = () => {
      if (quietly(() => WPP.conn.isAuthenticated(), false)) orBroken('recent messages', reportMissed);
    };
    whenLinked();
    WPP.on('conn.stream_mode_changed', (mode) => mode === 'MAIN' && whenLinked());
  });

  const checked = new Set();
  const query = async (phone, ms) => {
    const native = BINDINGS.queryWidExists();
    const found = await within(native(WPP.whatsapp.WidFactory.createWid(`${phone}@c.us`)), ms);
    if (found !== 'timeout' && found !== null) checked.add(phone);
    return found;
  };
  const failure = (error) => {
    const text = `${error?.code ?? ''} ${error?.text ?? ''} ${error?.message ?? error}`.trim();
    return { rateLimited: /429|rate-overlimit/.test(text), text };
  };
  const timeLocked = async () => {
    const fetch = load('WAWebMexFetchReachoutTimelockJob')?.mexFetchReachoutTimelock;
    if (fetch === undefined) return false;
    return (await within(fetch(), 5000).catch(() => null))?.is_active === true;
  };
  const messageOf = (id) => WPP.whatsapp.MsgStore.get(id);
  const settledAck = (id, ms) =>
    new Promise((resolve) => {
      const store = WPP.whatsapp.MsgStore;
      const look = () => {
        const ack = messageOf(id)?.ack ?? 0;
        if (ack === 0) return;
        finish(ack);
      };
      const finish = (ack) => {
        store.off('change:ack', look);
        clearTimeout(timer);
        resolve(ack);
      };
      const timer = setTimeout(finish, ms, 0);
      store.on('change:ack', look);
      look();
    });

  const SEND_OPTIONS = {
    createChat: false,
    waitForAck: true,
    delay: 0,
    linkPreview: false,
    markIsRead: false,
    detectMentioned: false,
  };

  const inputs = new Map();
  const hex = (buffer) =>
    Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
  /**
   * The file behind the input, read whole and found to be the promised one; `null` otherwise. From here on what happens
   * on the disk changes nothing. Only a document keeps its name: as the name of anything else wa-js would make it the
   * caption of a file that has none.
   */
  const takeFile = async (messageId, { kind, fileName, mimeType, sha256 }) => {
    const chosen = inputs.get(messageId)?.files[0];
    inputs.delete(messageId);
    if (chosen === undefined) return null;
    try {
      const content = await chosen.arrayBuffer();
      if (hex(await crypto.subtle.digest('SHA-256', content)) !== sha256) return null;
      return new File([content], kind === 'document' ? fileName : '', { type: mimeType });
    } catch {
      return null;
    }
  };

  window.__mywasender = {
    async checkNumber({ phone, timeoutMs }) {
      try {
        const found = await query(phone, timeoutMs);
        if (found === 'timeout') return { status: 'unknown', cause: 'timeout' };
        if (found === null || found === undefined) return { status: 'absent' };
        const { lid } = addresses(found.wid);
        const address = lid === null ? String(found.wid) : `${lid}@lid`;
        return { status: 'present', chatAddress: address, ...(lid === null ? {} : { lid }) };
      } catch (error) {
        return { status: 'unknown', cause: failure(error).rateLimited ? 'rate-limited' : 'error' };
      }
    },

    async prepare({ phone, timeoutMs }) {
      const wid = WPP.whatsapp.WidFactory.createWid(`${phone}@c.us`);
      const known = checked.has(phone) || addresses(wid).lid !== null || WPP.whatsapp.ChatStore.get(wid);
      // The check makes the number's LID known; finding a chat without it fails.
      if (!known) {
        const found = await query(phone, timeoutMs);
        if (found === 'timeout') throw new Error('number check timed out');
        if (found === null || found === undefined) return { notFound: true };
      }
      const chat = await WPP.chat.find(wid);
      const messageId = await WPP.chat.generateMessageID(chat.id);
      const { lid } = addresses(chat.id);
      return { chatId: String(chat.id), messageId: String(messageId), ...(lid === null ? {} : { lid }) };
    },

    // Not awaited: wa-js answers only when the typing has ended.
    typing({ chatId, ms }) {
      if (!(ms > 0)) return true;
      WPP.chat.markIsComposing(chatId, ms).catch((error) => report({ type: 'note', text: String(error) }));
      return true;
    },

    // A place for a file of this computer: only a person, or the debugger, can put one in.
    fileInput({ messageId }) {
      const input = document.createElement('input');
      input.type = 'file';
      inputs.set(messageId, input);
      return input;
    },

    async send({ chatId, messageId, text, media, ackTimeoutMs }) {
      const file = media === undefined ? undefined : await takeFile(messageId, media);
      if (file === null) return { status: 'unsent', detail: 'the page could not read the file' };
      const absent = file === undefined ? [] : absentOf(MEDIA_BINDINGS);
      if (absent.length > 0) return { status: 'unsent', detail: `missing ${absent.join(', ')}` };
      let result;
      try {
        const sent =
          file === undefined
            ? await WPP.chat.sendTextMessage(chatId, text, { ...SEND_OPTIONS, messageId })
            : await WPP.chat.sendFileMessage(chatId, file, {
                ...SEND_OPTIONS,
                messageId,
                type: media.kind,
                // Left out, not empty: the caption of a document would be its name, said by the user.
                caption: text === '' ? undefined : text,
                isPtt: false,
                waveform: false,
              });
        result = (await sent.sendMsgResult)?.messageSendResult ?? 'no result';
      } catch (error) {
        result = failure(error).text;
        if (messageOf(messageId) === undefined) return { status: 'refused', cause: 'other', detail: result };
      }
      const ack = await settledAck(messageId, result === 'OK' ? ackTimeoutMs : 0);
      if (ack < 0) {
        const cause = result === 'ERROR_UPLOAD' ? 'upload' : (await timeLocked()) ? 'time-lock' : 'error-ack';
        return { status: 'refused', cause, detail: `${result}, ack ${ack}` };
      }
      if (ack >= 1) return { status: 'sent', ack: Math.min(ack, 3), at: Date.now() };
      return { status: 'uncertain', detail: `${result}, ack 0` };
    },

    async lookup({ chatId, messageId }) {
      const find = async () => (await WPP.chat.getMessageById(messageId)).ack;
      const answer = (ack) =>
        ack >= 1 ? { status: 'sent', ack: Math.min(ack, 3) } : { status: ack < 0 ? 'refused' : 'pending' };
      try {
        return answer(await find());
      } catch (error) {
        if (error?.code === 'msg_not_found') return { status: 'absent' };
        if (error?.code !== 'chat_not_found') return { status: 'unknown' };
      }
      // The page stores a message before it sends it, so a chat it never had holds none of ours.
      try {
        await WPP.chat.find(chatId);
        return answer(await find());
      } catch (error) {
        return { status: error?.code === 'msg_not_found' ? 'absent' : 'unknown' };
      }
    },

    async limits() {
      const lock = load('WAWebMexFetchReachoutTimelockJob')?.mexFetchReachoutTimelock;
      const cap = load('WAWebMexFetchNewChatMessageCappingInfoJob')?.mexFetchNewChatMessageCapping;
      const ask = async (job) => {
        try {
          return (await within(job(), 5000)) ?? null;
        } catch {
          return null;
        }
      };
      return { timeLock: await ask(lock), newChats: await ask(cap) };
    },

    async requestPairingCode({ phone }) {
      pairingCode = await WPP.conn.startLinkDeviceCodeForPhoneNumber(phone);
      changed();
      return true;
    },

    missing: ({ media }) => [...missing(), ...(media ? absentOf(MEDIA_BINDINGS) : [])],

    async logout() {
      await WPP.conn.logout();
      return true;
    },
  };
})();
