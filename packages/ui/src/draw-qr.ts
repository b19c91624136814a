import { create } from 'qrcode';

/** Light modules around a code, which scanners need to find it. */
export const QUIET_ZONE = 4;

export interface DrawnCode {
  /** Modules on each side, without the quiet zone. */
  readonly size: number;
  /** An SVG path of the dark modules, one unit each. */
  readonly path: string;
}

/** A text as a QR code that bears 15 % of it being dirty or torn. One horizontal stroke per run of dark modules. */
export function drawQr(content: string): DrawnCode {
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
