import { drawQr, QUIET_ZONE } from '@mywasender/ui/draw-qr';

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** The code alone, 60 mm wide, for flyers made elsewhere. */
export function codeSvg(content: string): string {
  const { size, path } = drawQr(content);
  const side = size + 2 * QUIET_ZONE;
  const box = `${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`;
  return (
    `<svg xmlns="${NAMESPACE}" viewBox="${box}" width="60mm" height="60mm" shape-rendering="crispEdges">` +
    `<rect x="${-QUIET_ZONE}" y="${-QUIET_ZONE}" width="${side}" height="${side}" fill="#fff"/>` +
    `<path d="${path}" fill="#000"/></svg>`
  );
}

/** A drawing on the page as a file of its own, of this size in millimetres. */
export function fileOfDrawing(drawing: SVGSVGElement, size: { width: number; height: number }): string {
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new TypeError('a copy of a drawing is a drawing');
  copy.setAttribute('xmlns', NAMESPACE);
  copy.setAttribute('width', `${size.width}mm`);
  copy.setAttribute('height', `${size.height}mm`);
  for (const name of ['class', 'role', 'aria-label']) copy.removeAttribute(name);
  return new XMLSerializer().serializeToString(copy);
}

export function svgFile(svg: string): Blob {
  return new Blob([svg], { type: 'image/svg+xml' });
}

/** Draws an SVG so many pixels wide, on white. Rejects when the browser cannot draw it. */
export async function pngOf(svg: string, width: number): Promise<Blob> {
  const url = URL.createObjectURL(svgFile(svg));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = Math.round((width * image.naturalHeight) / image.naturalWidth);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser draws no pictures');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
