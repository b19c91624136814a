import { useMemo } from 'react';
import { drawQr, QUIET_ZONE } from './draw-qr.ts';
import classes from './qr-code.module.css';

/** Draws a text as a QR code, always dark on white: phones do not read it the other way round. */
export function QrCode({ content, label }: { readonly content: string; readonly label: string }) {
  const { size, path } = useMemo(() => drawQr(content), [content]);
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
