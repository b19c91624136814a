import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/*
 * magic | salt (32) | frames. A frame is its length (4 bytes) and that many bytes of AES-256-GCM with its tag. The
 * nonce counts the frames and says whether one is the last, so that frames changed, moved, left out or cut off are
 * refused. Each file has a key of its own.
 */
const MAGIC = Buffer.from('MWSBACKUP1\n');
const SALT = 32;
const FRAME = 64 * 1024;
const TAG = 16;
const ALGORITHM = 'aes-256-gcm';

type Bytes = AsyncIterable<Buffer>;

export async function* sealStream(source: Bytes, key: Buffer): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT);
  const fileKey = deriveFileKey(key, salt);
  yield Buffer.concat([MAGIC, salt]);
  let index = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of source) {
    rest = Buffer.concat([rest, chunk]);
    // one frame is kept back: only the end of the source tells which is the last
    while (rest.length > FRAME) {
      yield sealFrame(fileKey, index++, false, rest.subarray(0, FRAME));
      rest = rest.subarray(FRAME);
    }
  }
  yield sealFrame(fileKey, index, true, rest);
}

/** Throws a sentence for whatever is not a whole, unchanged stream of this key. */
export async function* openStream(source: Bytes, key: Buffer): AsyncGenerator<Buffer> {
  const reader = createReader(source);
  const head = await reader.take(MAGIC.length + SALT);
  if (head === null || !head.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error('it is no backup');
  const fileKey = deriveFileKey(key, head.subarray(MAGIC.length));
  for (let index = 0; ; index++) {
    const length = (await reader.take(4))?.readUInt32BE();
    if (length === undefined || length > FRAME + TAG || length < TAG) throw new Error(CUT);
    const sealed = await reader.take(length);
    if (sealed === null) throw new Error(CUT);
    const last = await reader.atEnd();
    yield openFrame(fileKey, index, last, sealed);
    if (last) return;
  }
}

const CUT = 'it is cut off or damaged';

function sealFrame(key: Buffer, index: number, last: boolean, text: Buffer): Buffer {
  const cipher = createCipheriv(ALGORITHM, key, nonceOf(index, last), { authTagLength: TAG });
  const body = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

function openFrame(key: Buffer, index: number, last: boolean, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, nonceOf(index, last), { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(-TAG));
  const text = decipher.update(sealed.subarray(0, -TAG));
  try {
    return Buffer.concat([text, decipher.final()]);
  } catch (cause) {
    const problem = 'it is cut off, damaged, or was made with another BACKUP_KEY';
    throw new Error(problem, { cause });
  }
}

function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 4);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function deriveFileKey(key: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, 'mywasender-backup', 32));
}

/** Takes exact numbers of bytes from chunks of any size. */
export function createReader(source: Bytes) {
  const chunks = source[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  const fill = async (bytes: number) => {
    while (held.length < bytes) {
      const { value, done } = await chunks.next();
      if (done === true) return false;
      held = Buffer.concat([held, value]);
    }
    return true;
  };
  return {
    /** null: there are not so many */
    async take(bytes: number): Promise<Buffer | null> {
      if (!(await fill(bytes))) return null;
      const taken = held.subarray(0, bytes);
      held = held.subarray(bytes);
      return taken;
    },
    atEnd: async () => !(await fill(1)),
    async *rest(): AsyncGenerator<Buffer> {
      if (held.length > 0) yield held;
      for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
    },
  };
}
