import { define } from '../loader.js';
import { Model } from '../model.js';
import { submit } from './sending.js';

const MIB = 1024 * 1024;
/** What WhatsApp Web lets people upload, by kind. */
const UPLOAD_LIMITS = { image: 16 * MIB, video: 64 * MIB, audio: 16 * MIB, document: 2048 * MIB };

/** A file as the page hands it around: opaque, with its type, freed when nobody holds it. */
class OpaqueData {
  #blob;
  released = false;

  constructor(blob) {
    this.#blob = blob;
  }

  static async createFromData(data, type) {
    return new OpaqueData(data instanceof Blob && data.type === type ? data : new Blob([data], { type }));
  }

  type() {
    return this.#blob.type;
  }

  size() {
    return this.#blob.size;
  }

  forceToBlob() {
    return this.#blob;
  }

  retain() {}

  autorelease() {}
}

/** Files out: prepared first, added to the chat, uploaded, and only then sent as a message that names the upload. */
export function defineMedia(page) {
  define('WAWebMediaOpaqueData', (exports) => {
    exports.default = OpaqueData;
  });
  define('WAWebMediaGatingUtils', (exports) => {
    exports.getUploadLimit = (kind) => UPLOAD_LIMITS[kind] ?? UPLOAD_LIMITS.document;
  });
  define('WAWebProcessRawMedia', (exports) => {
    exports.processRawMedia = (data, options) => processRawMedia(data, options);
  });
  define('WAWebMediaUploadAction', (exports) => {
    exports.uploadMedia = (job) => upload(job);
  });
  define('WAWebPrepRawMedia', (exports) => {
    class MediaPrep {
      #prepared;

      constructor(type, prepared) {
        this.type = type;
        this.#prepared = prepared;
      }

      async waitForPrep() {
        this.mediaData = await this.#prepared;
        return this.mediaData;
      }

      async sendToChat({ chat, options }) {
        const mediaData = await this.waitForPrep();
        return sendMedia(page, { chat, options, mediaData });
      }
    }
    exports.MediaPrep = MediaPrep;
    exports.prepRawMedia = (data, options) => {
      // Through the exports object: libraries wrap this function.
      const prepared = page.load('WAWebProcessRawMedia').processRawMedia(data, options);
      return new MediaPrep(kindOf(data.type(), options), prepared);
    };
    exports.uploadProductImage = async () => {
      throw new Error('the stand-in has no catalogue');
    };
  });
}

function kindOf(mimetype, { asDocument, isPtt }) {
  const kind = mimetype.split('/')[0];
  if (asDocument || !['image', 'video', 'audio'].includes(kind)) return 'document';
  return kind === 'audio' && isPtt ? 'ptt' : kind;
}

/** A picture is drawn before it is sent, so a broken one ends here. */
async function processRawMedia(data, options) {
  const blob = data.forceToBlob();
  const type = kindOf(data.type(), options);
  const size = type === 'image' ? await pictureSize(blob) : {};
  return new Model({
    type,
    mimetype: data.type(),
    size: data.size(),
    ...size,
    mediaBlob: data,
    mediaStage: 'INIT',
  });
}

async function pictureSize(blob) {
  const bitmap = await createImageBitmap(blob);
  const size = { fullWidth: bitmap.width, fullHeight: bitmap.height };
  bitmap.close();
  return size;
}

async function sendMedia(page, { chat, options, mediaData }) {
  const { type, mimetype, size } = mediaData;
  const message = page.addMessage({
    ...options.productMsgOptions,
    type,
    mimetype,
    size,
    to: chat.id,
    mediaData,
  });
  mediaData.set('mediaStage', 'UPLOADING');
  const job = { media: mediaData.mediaBlob, mediaType: type, chatId: String(chat.id) };
  const uploaded = await page.load('WAWebMediaUploadAction').uploadMedia(job);
  if (uploaded === null) {
    mediaData.set('mediaStage', 'ERROR_UPLOAD');
    message.set('ack', -1);
    return { messageSendResult: 'ERROR_UPLOAD', t: 0 };
  }
  mediaData.set('mediaStage', 'RESOLVED');
  // Only documents show what they are called.
  const fileName = type === 'document' ? message.filename : undefined;
  // A document without a caption of its own has its name there, which does not travel.
  const caption = type === 'audio' || message.isCaptionByUser === false ? '' : (message.caption ?? '');
  return submit(page, message, { text: caption, media: { kind: type, handle: uploaded.handle, fileName } });
}

/** `null` when the media server did not take it. */
async function upload({ media, chatId }) {
  const blob = media.forceToBlob();
  const answer = await fetch(`/_sim/upload?chatId=${encodeURIComponent(chatId)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-media-type': blob.type },
    body: blob,
  }).catch(() => null);
  return answer?.ok ? answer.json() : null;
}
