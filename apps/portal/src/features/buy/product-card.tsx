import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { Price, SoldProduct } from '@mywasender/contract/http/prices';
import { useUser } from '../../shared/api/api-context.tsx';
import { usePriceText } from '../../shared/use-price-text.ts';
import { useText } from '../../shared/use-text.ts';

export interface ProductCardProps {
  readonly product: SoldProduct;
  readonly onChoose: (price: Price) => void;
}

/** One product with what it gives and each of its prices. */
export function ProductCard({ product, onChoose }: ProductCardProps) {
  const text = useText();
  const priceText = usePriceText();
  const user = useUser();
  const { name, description, plan, units, prices } = product;
  const forResellers = product.kind === 'quota' && user?.role !== 'reseller';
  return (
    <Card component="section" aria-label={name} padding="lg">
      <Stack gap="sm" h="100%">
        <Title order={2} size="h3">
          {name}
        </Title>
        {description !== '' && (
          <Text size="sm" c="dimmed">
            {description}
          </Text>
        )}
        <ul>
          {plan !== null && <li>{text('buy.devices', { count: plan.deviceLimit })}</li>}
          {plan !== null && prices.some(({ interval }) => interval === null) && (
            <li>
              {plan.durationDays === null
                ? text('buy.unlimited')
                : text('buy.days', { count: plan.durationDays })}
            </li>
          )}
          {units !== null && <li>{text('buy.units', { count: units })}</li>}
        </ul>
        <Stack gap="sm" mt="auto">
          {forResellers && <Text size="sm">{text('buy.forResellers')}</Text>}
          {prices.map((price) => (
            <Group key={price.id} justify="space-between" gap="sm">
              <div>
                <Text fw={600}>{priceText(price)}</Text>
                <Text size="xs" c="dimmed">
                  {text(price.taxIncluded ? 'buy.taxIncluded' : 'buy.taxAdded')}
                </Text>
              </div>
              <Button
                variant="light"
                disabled={forResellers}
                aria-label={text('buy.chooseOf', { name, price: priceText(price) })}
                onClick={() => onChoose(price)}
              >
                {text('buy.choose')}
              </Button>
            </Group>
          ))}
        </Stack>
      </Stack>
    </Card>
  );
}
