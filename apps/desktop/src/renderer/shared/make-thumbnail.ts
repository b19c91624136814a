/** What the core takes at most. */
const MAX_SIDE = 320;
const QUALITY = 0.75;
/** A film whose first frame takes longer is shown without it. */
const PATIENCE_MS = 5_000;

interface Drawable {
  readonly image: CanvasImageSource;
  readonly width: number;
  readonly height: number;
  readonly close: () => void;
}

/** A small JPEG of a picture or of the first frame of a film as a `data:` address; undefined for anything the browser cannot draw. */
export async function makeThumbnail(file: Blob): Promise<string | undefined> {
  // The core says what is wrong with the file; here only the small picture is missing.
  const drawable = await read(file).catch(() => undefined);
  if (drawable === undefined) return undefined;
  const { image, width, height, close } = drawable;
  const scale = Math.min(1, MAX_SIDE / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (context !== null) {
    // JPEG knows no transparency; WhatsApp puts white behind it as well.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
  }
  close();
  return context === null ? undefined : canvas.toDataURL('image/jpeg', QUALITY);
}

async function read(file: Blob): Promise<Drawable | undefined> {
  if (file.type === 'video/mp4' || file.type === 'video/3gpp') return readFrame(file);
  if (file.type !== 'image/jpeg' && file.type !== 'image/png') return undefined;
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
  return { image, width: image.width, height: image.height, close: () => image.close() };
}

/** Rejects with what the browser says of a film it cannot play. */
async function readFrame(file: Blob): Promise<Drawable> {
  const film = document.createElement('video');
  const address = URL.createObjectURL(file);
  const close = () => {
    film.removeAttribute('src');
    film.load();
    URL.revokeObjectURL(address);
  };
  try {
    await new Promise<void>((resolve, reject) => {
      film.onloadeddata = () => resolve();
      film.onerror = () => reject(film.error ?? new Error('the film cannot be played'));
      setTimeout(() => reject(new Error('the film does not begin')), PATIENCE_MS);
      film.muted = true;
      film.preload = 'auto';
      film.src = address;
    });
    return { image: film, width: film.videoWidth, height: film.videoHeight, close };
  } catch (error) {
    close();
    throw error;
  }
}
