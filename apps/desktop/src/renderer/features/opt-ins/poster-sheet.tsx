import { drawQr, QUIET_ZONE } from '@mywasender/ui/draw-qr';
import { type Ref, useMemo } from 'react';
import { languageDirection } from '../../shared/language-direction.ts';
import { layPoster, type Measure, PAPERS, type PaperName, type PosterText } from './poster-layout.ts';
import classes from './poster-sheet.module.css';

const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';

export interface PosterSheetProps {
  readonly words: PosterText;
  /** Opened by the code. */
  readonly link: string;
  readonly language: string;
  readonly paper: PaperName;
  readonly label: string;
  readonly drawing: Ref<SVGSVGElement>;
}

/** The poster as one drawing: what is on the screen is what is printed and saved. Nothing in it comes from elsewhere. */
export function PosterSheet({ words, link, language, paper, label, drawing }: PosterSheetProps) {
  const { width, height } = PAPERS[paper];
  const layout = useMemo(() => layPoster(words, PAPERS[paper], measureOnCanvas()), [words, paper]);
  const code = useMemo(() => drawQr(link), [link]);
  const { box, rule } = layout;
  const scale = layout.code.side / (code.size + 2 * QUIET_ZONE);
  const direction = languageDirection(language) === 'rtl' ? 'rtl' : 'ltr';
  return (
    <svg
      ref={drawing}
      className={classes.sheet}
      data-paper={paper}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      lang={language}
      fontFamily={FONT}
    >
      <rect width={width} height={height} fill="#fff" />
      <rect
        x={box.x}
        y={box.y}
        width={box.width}
        height={box.height}
        rx={box.height / 4}
        fill="none"
        stroke="#111"
        strokeWidth={0.8}
      />
      <path d={`M18 ${rule}h${width - 36}`} stroke="#999" strokeWidth={0.3} />
      <g
        transform={`translate(${layout.code.x} ${layout.code.y}) scale(${scale}) translate(${QUIET_ZONE} ${QUIET_ZONE})`}
      >
        <path d={code.path} fill="#000" shapeRendering="crispEdges" />
      </g>
      {layout.lines.map((line) => (
        <text
          key={line.key}
          x={width / 2}
          y={line.y}
          fontSize={line.size}
          fontWeight={line.bold ? 700 : 400}
          textAnchor="middle"
          direction={direction}
          fill="#111"
        >
          {line.text}
        </text>
      ))}
    </svg>
  );
}

/** By the fonts of this computer, which will print it. Sizes are large, so that rounding of small ones does not count. */
function measureOnCanvas(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  const units = 100;
  return (text, size, bold) => {
    if (context === null) return text.length * size * 0.6;
    context.font = `${bold ? 700 : 400} ${units}px ${FONT}`;
    return (context.measureText(text).width / units) * size;
  };
}
