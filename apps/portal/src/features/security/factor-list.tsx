import { Button, Card, Stack, Title } from '@mantine/core';
import type { FactorKind, Factors } from '@mywasender/contract/http/mfa';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { useState } from 'react';
import { useText } from '../../shared/use-text.ts';
import classes from './factor-list.module.css';
import { FactorRow } from './factor-row.tsx';
import { RecoveryDialog } from './recovery-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { SentCodeDialog } from './sent-code-dialog.tsx';
import { TotpDialog } from './totp-dialog.tsx';

type Asked = { readonly what: 'set-up' | 'remove'; readonly kind: FactorKind } | { readonly what: 'codes' };

/** Codes from an app or a message, and the recovery codes behind them. */
export function FactorList({ factors }: { readonly factors: Factors }) {
  const text = useText();
  const format = useFormat();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const any = factors.items.length + factors.passkeys.length > 0;
  const shown = [...new Set([...factors.offered, ...factors.items.map(({ kind }) => kind)])];

  const row = (kind: FactorKind) => {
    const own = factors.items.find((item) => item.kind === kind);
    const name = text(`auth.methods.${kind}`);
    const detail =
      own === undefined
        ? text(`security.about.${kind}`)
        : text(own.hint === '' ? 'security.since' : 'security.sinceAt', {
            date: format.date(own.since),
            hint: own.hint,
          });
    return (
      <FactorRow
        key={kind}
        title={name}
        badge={own && <StatusBadge tone="good" label={text('security.on')} />}
        text={detail}
        actions={
          <>
            {factors.offered.includes(kind) && (
              <Button
                size="xs"
                variant="default"
                aria-label={text(own ? 'security.replaceOf' : 'security.setUpOf', { name })}
                onClick={() => setAsked({ what: 'set-up', kind })}
              >
                {text(own ? 'security.replace' : 'security.setUp')}
              </Button>
            )}
            {own && (
              <Button
                size="xs"
                variant="default"
                aria-label={text('security.removeOf', { name })}
                onClick={() => setAsked({ what: 'remove', kind })}
              >
                {text('security.remove')}
              </Button>
            )}
          </>
        }
      />
    );
  };

  return (
    <Card component="section" aria-labelledby="factors-title">
      <Title order={2} id="factors-title" mb="md">
        {text('security.codes')}
      </Title>
      <Stack component="ul" className={classes.list}>
        {shown.map(row)}
        {any && (
          <FactorRow
            title={text('security.recovery')}
            text={text('security.codesLeft', { count: factors.recoveryCodesLeft })}
            badge={
              factors.recoveryCodesLeft <= 2 && <StatusBadge tone="warning" label={text('security.few')} />
            }
            actions={
              <Button size="xs" variant="default" onClick={() => setAsked({ what: 'codes' })}>
                {text('security.renewCodes')}
              </Button>
            }
          />
        )}
      </Stack>
      {asked?.what === 'codes' && <RecoveryDialog onClose={close} />}
      {asked?.what === 'set-up' && asked.kind === 'totp' && <TotpDialog onClose={close} />}
      {asked?.what === 'set-up' && asked.kind !== 'totp' && (
        <SentCodeDialog kind={asked.kind} onClose={close} />
      )}
      {asked?.what === 'remove' && (
        <RemoveDialog
          factor={{ kind: asked.kind }}
          name={text(`auth.methods.${asked.kind}`)}
          onClose={close}
        />
      )}
    </Card>
  );
}
