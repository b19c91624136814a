import { allowedHosts } from '../../packages/gateway/src/web/allowed-hosts.ts';
import { launchBrowser } from '../../packages/gateway/src/web/launch-browser.ts';
import { readPageAssets } from '../../packages/gateway/src/web/page-assets.ts';

interface BarePage {
  /**
   * Digits; one message each, one after another. The id leaves the page before the message does, since a claim must
   * be committed in between: two calls. `atOnce` does everything in one, which no sender could use.
   */
  send(phones: readonly string[], how: 'by-step' | 'atOnce'): Promise<void>;
  close(): Promise<void>;
}

/** As text: page functions do not survive bundlers. */
const PREPARE = `async (phone) => {
  const wid = WPP.whatsapp.WidFactory.createWid(phone + '@c.us');
  await WPP.loader.loadModule('WAWebQueryExistsJob').queryWidExists(wid);
  const chat = await WPP.chat.find(wid);
  const messageId = await WPP.chat.generateMessageID(chat.id);
  return { chatId: String(chat.id), messageId: String(messageId) };
}`;
const SEND = `async ({ chatId, messageId }) => {
  const sent = await WPP.chat.sendTextMessage(chatId, 'hello', {
    messageId, createChat: false, waitForAck: true, delay: 0,
    linkPreview: false, markIsRead: false, detectMentioned: false,
  });
  const { messageSendResult } = await sent.sendMsgResult;
  if (messageSendResult !== 'OK') throw new Error(messageSendResult);
}`;

/** The same page with the same library and nothing of ours between it and the caller. */
export async function openBarePage({
  url,
  dataDir,
  link,
}: {
  readonly url: string;
  readonly dataDir: string;
  readonly link: () => Promise<void>;
}): Promise<BarePage> {
  const browser = await launchBrowser({ dataDir, headless: true, hosts: allowedHosts(url) });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  const [config = '', waJs = ''] = readPageAssets();
  await page.evaluateOnNewDocument(config);
  await page.evaluateOnNewDocument(waJs);
  await page.goto(url);
  await link();
  await page.waitForFunction("window.WPP?.isFullReady && WPP.whatsapp.Stream.mode === 'MAIN'");
  return {
    send: async (phones, how) => {
      if (how === 'atOnce') {
        const all = `for (const phone of ${JSON.stringify(phones)}) await (${SEND})(await (${PREPARE})(phone));`;
        await page.evaluate(`(async () => { ${all} })()`);
        return;
      }
      for (const phone of phones) {
        const prepared: unknown = await page.evaluate(`(${PREPARE})(${JSON.stringify(phone)})`);
        await page.evaluate(`(${SEND})(${JSON.stringify(prepared)})`);
      }
    },
    close: () => browser.close(),
  };
}
