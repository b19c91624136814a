import { Button, Portal } from '@mantine/core';
import type { LicenseWithKey } from '@mywasender/contract/http/licenses';
import { QrCode } from '@mywasender/ui/qr-code';
import { useFormat } from '@mywasender/ui/use-format';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useText } from '../../shared/use-text.ts';
import classes from './key-cards.module.css';

export interface KeyCardsButtonProps {
  readonly licenses: readonly LicenseWithKey[];
}

/** Prints a card for each license. The cards are drawn when they are asked for: a thousand codes take a moment. */
export function KeyCardsButton({ licenses }: KeyCardsButtonProps) {
  const text = useText();
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    if (!printing) return;
    const done = () => setPrinting(false);
    window.addEventListener('afterprint', done);
    // after the cards are in the document
    const timer = setTimeout(() => window.print());
    return () => {
      clearTimeout(timer);
      window.removeEventListener('afterprint', done);
    };
  }, [printing]);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => setPrinting(true)}
      >
        {text('licenses.printCards', { count: licenses.length })}
      </Button>
      {printing && <KeyCards licenses={licenses} />}
    </>
  );
}

/** On paper these are all there is; on the screen there is nothing of them. */
function KeyCards({ licenses }: KeyCardsButtonProps) {
  const text = useText();
  const format = useFormat();
  const runs = ({ expiresAt, pendingDays }: LicenseWithKey) => {
    if (expiresAt !== null) return text('licenses.cardUntil', { date: format.date(expiresAt) });
    if (pendingDays !== null) return text('licenses.cardDays', { count: pendingDays });
    return text('licenses.withoutEnd');
  };
  return (
    <Portal reuseTargetNode={false} className={classes.sheet ?? ''}>
      {licenses.map((license) => (
        <div key={license.id} className={classes.card}>
          <div className={classes.code}>
            <QrCode content={license.key} label={text('licenses.cardCode')} />
          </div>
          <div>
            <p className={classes.title}>MyWASender {license.plan.name}</p>
            <p className={classes.key}>
              <bdi dir="ltr">{license.key}</bdi>
            </p>
            <p>
              {text('licenses.cardDevices', { count: license.deviceLimit })} · {runs(license)}
            </p>
            <p>{text('licenses.cardHint')}</p>
          </div>
        </div>
      ))}
    </Portal>
  );
}
