import { IconCopy, IconExternalLink, IconMapPin } from '@tabler/icons-react';
import classes from './message-preview.module.css';
import type { TemplateFrame } from './read-frame.ts';

export function FrameHeader({ frame: { header, place } }: { readonly frame: TemplateFrame }) {
  return (
    <>
      {header !== null && <div className={classes.header}>{header}</div>}
      {place !== null && (
        <div className={classes.place}>
          <IconMapPin size={20} aria-hidden />
          <div>
            <strong>{place.name}</strong>
            <div>{place.address}</div>
            <div className={classes.footer}>{place.degrees}</div>
          </div>
        </div>
      )}
    </>
  );
}

const ICONS = { url: IconExternalLink, 'copy-code': IconCopy, plain: null } as const;

/** Below the message, as WhatsApp shows them, with where they lead or what they copy. */
export function FrameButtons({ frame: { buttons } }: { readonly frame: TemplateFrame }) {
  return (
    <ul className={classes.buttons}>
      {buttons.map(({ text, kind, value }) => {
        const Icon = ICONS[kind];
        return (
          <li key={`${kind} ${text}`} className={classes.button}>
            <span className={classes.word}>
              {Icon !== null && <Icon size={16} aria-hidden />}
              {text}
            </span>
            {kind !== 'plain' && <span className={classes.leads}>{value}</span>}
          </li>
        );
      })}
    </ul>
  );
}
