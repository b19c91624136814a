/** What the core takes at most. */
const MAX_SIDE = 320;
const QUALITY = 0.75;

/** A small JPEG of a picture as a `data:` address; undefined for anything the browser cannot draw. */
export async function makeThumbnail(file: Blob): Promise<string | undefined> {
  if (file.type !== 'image/jpeg' && file.type !== 'image/png') return undefined;
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    // The core says what is wrong with the file; here only the small picture is missing.
    return undefined;
  }
  const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (context !== null) {
    // JPEG knows no transparency; WhatsApp puts white behind it as well.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  }
  bitmap.close();
  return context === null ? undefined : canvas.toDataURL('image/jpeg', QUALITY);
}
