import { Alert, Radio, Text } from '@mantine/core';
import type { LicenseOffer } from '@mywasender/contract/http/license-offers';
import { useFormat } from '@mywasender/ui/use-format';
import { usePriceText } from '../../shared/use-price-text.ts';
import { useText } from '../../shared/use-text.ts';

/** One way a license can go on, to be chosen in a group. */
export function OfferRadio({ offer }: { readonly offer: LicenseOffer }) {
  const text = useText();
  const format = useFormat();
  const priceText = usePriceText();
  const { priceId, name, interval, kind, deviceLimit, startsAt, endsAt } = offer;
  const when = text(`renew.${interval ?? 'once'}`, {
    from: format.date(startsAt),
    to: format.date(endsAt),
  });
  return (
    <Radio
      value={priceId}
      label={text('renew.offer', { name, price: priceText(offer) })}
      description={kind === 'renew' ? when : `${text('buy.devices', { count: deviceLimit })}. ${when}`}
    />
  );
}

/** What a change of plan comes to, said before it is paid; and what has to happen first. */
export function ChangeRule({ offer }: { readonly offer: LicenseOffer }) {
  const text = useText();
  const format = useFormat();
  const { kind, interval, amount, unused, currency, startsAt, devicesOver } = offer;
  const money = (minor: number) => format.money(minor, currency);
  const now = interval === null ? 'renew.nowOnce' : 'renew.nowAgain';
  return (
    <div role="status">
      <Text size="sm">
        {kind === 'now'
          ? text(now, { amount: money(amount), unused: money(unused) })
          : text('renew.atEnd', { amount: money(amount), date: format.date(startsAt) })}
      </Text>
      {devicesOver > 0 && (
        <Alert color="orange" mt="xs">
          {text('renew.devicesOver', { count: devicesOver })}
        </Alert>
      )}
    </div>
  );
}
