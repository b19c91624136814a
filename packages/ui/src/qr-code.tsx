import { create } from 'qrcode';
import { useMemo } from 'react';
import classes from './qr-code.module.css';

/** Light modules around the code, which scanners need to find it. */
const QUIET_ZONE = 4;

/** Draws a text as a QR code, always dark on white: phones do not read it the other way round. */
export function QrCode({ content, label }: { readonly content: string; readonly label: string }) {
  const { size, path } = useMemo(() => drawCode(content), [content]);
  const side = size + 2 * QUIET_ZONE;
  return (
    <svg
      className={classes.code}
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`}
      role="img"
      aria-label={label}
      data-code={content}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}

/** One horizontal stroke per run of dark modules. */
function drawCode(content: string): { readonly size: number; readonly path: string } {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (modules.get(y, x) === 0 || (x > 0 && modules.get(y, x - 1) !== 0)) continue;
      let end = x;
      while (end < size && modules.get(y, end) !== 0) end += 1;
      path += `M${x} ${y}h${end - x}v1h${x - end}z`;
    }
  }
  return { size, path };
}
