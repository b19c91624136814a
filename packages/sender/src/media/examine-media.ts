import { open, stat } from 'node:fs/promises';
import {
  MAX_MEDIA_BYTES,
  type MediaType,
  maySendAs,
  mediaTypeOf,
} from '@mywasender/campaigns/media/media-rules';
import { AppError } from '@mywasender/contract/app-error';
import type { MediaKind } from '@mywasender/contract/models/media';
import { fileTypeFromFile } from 'file-type';
import { checkBoxes } from './check-boxes.ts';
import { checkOffice } from './check-office.ts';
import { checkPdf } from './check-pdf.ts';
import { checkJpeg, checkPng } from './check-picture.ts';
import { describeForeign } from './describe-foreign.ts';
import { sniffText } from './sniff-text.ts';

export interface ExaminedMedia {
  readonly kind: MediaKind;
  readonly mimeType: string;
  readonly bytes: number;
  /** Pixels of a picture as it is shown. */
  readonly width: number | null;
  readonly height: number | null;
}

export interface ExamineInput {
  readonly path: string;
  /** As the user named it. */
  readonly name: string;
  readonly kind?: MediaKind | undefined;
}

const KIND_NAMES: Readonly<Record<MediaKind, string>> = {
  image: 'a picture',
  video: 'a video',
  audio: 'sound',
  document: 'a document',
};

/**
 * What a file is, by its content and never by its name, and whether messages take it. Throws `MEDIA_REFUSED`,
 * `MEDIA_WRONG_NAME`, `MEDIA_WRONG_KIND`, `MEDIA_TOO_LARGE` or `MEDIA_DAMAGED`, each with the name of the file.
 */
export async function examineMedia({ path, name, kind: wanted }: ExamineInput): Promise<ExaminedMedia> {
  const { size: bytes } = await stat(path);
  if (bytes === 0) throw new AppError('MEDIA_DAMAGED', { name, problem: 'it is empty' });
  const type = await typeOf(path, name);
  const kind = wanted ?? type.kind;
  if (!maySendAs(type, kind))
    throw new AppError('MEDIA_WRONG_KIND', { name, found: type.name, kind: KIND_NAMES[kind] });
  requireName(name, type);
  const most = MAX_MEDIA_BYTES[kind];
  if (bytes > most) {
    const params = { name, size: megabytes(bytes), limit: megabytes(most), kind: KIND_NAMES[kind] };
    throw new AppError('MEDIA_TOO_LARGE', params);
  }
  const size = await requireSound({ path, name, type });
  return { kind, mimeType: type.mimeType, bytes, width: size?.width ?? null, height: size?.height ?? null };
}

async function typeOf(path: string, name: string): Promise<MediaType> {
  const found = await fileTypeFromFile(path);
  const mimeType = found === undefined ? await sniffText(path) : (MIME_ALIASES[found.mime] ?? found.mime);
  const type = mimeType === null ? undefined : mediaTypeOf(mimeType);
  if (type !== undefined) return type;
  throw new AppError('MEDIA_REFUSED', { name, found: describeForeign(mimeType) });
}

/** Names file-type gives to what the Cloud API calls otherwise. */
const MIME_ALIASES: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/ogg; codecs=opus': 'audio/ogg',
  // Ogg with another codec than Opus, which phones do not play.
  'audio/ogg': 'audio/x-vorbis+ogg',
};

/** A name that says something else is how a program gets opened as a picture. */
function requireName(name: string, { name: found, endings }: MediaType): void {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (endings.includes(ending)) return;
  throw new AppError('MEDIA_WRONG_NAME', {
    name,
    found,
    endings: endings.map((entry) => `.${entry}`).join(' or '),
  });
}

interface Pixels {
  readonly width: number;
  readonly height: number;
}

async function requireSound(file: {
  readonly path: string;
  readonly name: string;
  readonly type: MediaType;
}): Promise<Pixels | null> {
  const { path, name, type } = file;
  switch (type.mimeType) {
    case 'image/jpeg':
      return checkJpeg(await readAll(path), name);
    case 'image/png':
      return checkPng(await readAll(path), name);
    case 'video/mp4':
    case 'video/3gpp':
    case 'audio/mp4':
      await checkBoxes(path, name);
      return null;
    case 'application/pdf':
      await checkPdf(path, name);
      return null;
    default:
      if (type.mimeType.startsWith('application/')) await checkOffice(path, name);
      return null;
  }
}

async function readAll(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function megabytes(bytes: number): string {
  return `${Math.max(0.1, Math.ceil(bytes / 100_000) / 10)} MB`;
}
