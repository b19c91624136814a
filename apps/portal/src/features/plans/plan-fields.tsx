import {
  Checkbox,
  Fieldset,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { EXPIRY_BASES } from '@mywasender/contract/http/plans';
import type { ReactNode } from 'react';
import { useText } from '../../shared/use-text.ts';
import type { PlanValues } from './plan-values.ts';

export interface PlanFieldsProps {
  readonly form: UseFormReturnType<PlanValues>;
  /** a trial is one from the beginning */
  readonly adding: boolean;
}

/** The fields of a plan, in the order in which one decides about them. */
export function PlanFields({ form, adding }: PlanFieldsProps) {
  const text = useText();
  const field = form.getInputProps;
  return (
    <>
      <TextInput label={text('plans.name')} maxLength={80} data-autofocus {...field('name')} />
      <Textarea
        label={text('plans.description')}
        autosize
        minRows={2}
        maxLength={500}
        {...field('description')}
      />
      <Part title={text('plans.running')}>
        <Pair>
          <NumberInput
            label={text('plans.devices')}
            description={text('plans.deviceHint')}
            allowDecimal={false}
            {...field('deviceLimit')}
          />
          <NumberInput
            label={text('plans.days')}
            description={text('plans.daysHint')}
            allowDecimal={false}
            {...field('durationDays')}
          />
        </Pair>
        <NativeSelect
          label={text('plans.basis')}
          data={EXPIRY_BASES.map((value) => ({ value, label: text(`plans.bases.${value}`) }))}
          {...field('expiryBasis')}
        />
        {adding && (
          <Checkbox
            label={text('plans.trial')}
            description={text('plans.trialHint')}
            {...field('trial', { type: 'checkbox' })}
          />
        )}
        <NumberInput
          label={text('plans.offline')}
          description={text('plans.offlineHint')}
          allowDecimal={false}
          {...field('offlineDays')}
        />
      </Part>
      <Part title={text('plans.replacing')} hint={text('plans.replacingHint')}>
        <Pair>
          <NumberInput label={text('plans.swaps')} allowDecimal={false} {...field('swapLimit')} />
          <NumberInput label={text('plans.swapDays')} allowDecimal={false} {...field('swapWindowDays')} />
        </Pair>
      </Part>
      <Part title={text('plans.app')}>
        <TextInput
          label={text('plans.entitlements')}
          description={text('plans.entitlementsHint')}
          {...field('entitlements')}
        />
        <Textarea
          label={text('plans.limits')}
          description={text('plans.limitsHint')}
          autosize
          minRows={2}
          {...field('limits')}
        />
        <TextInput
          label={text('plans.minVersion')}
          description={text('plans.minVersionHint')}
          maxLength={29}
          {...field('minAppVersion')}
        />
      </Part>
      <Part title={text('plans.bounds')} hint={text('plans.boundsHint')}>
        <Pair>
          <NumberInput label={text('plans.boundDevices')} allowDecimal={false} {...field('boundDevices')} />
          <NumberInput label={text('plans.boundSwaps')} allowDecimal={false} {...field('boundSwaps')} />
        </Pair>
        <TextInput label={text('plans.boundEntitlements')} {...field('boundEntitlements')} />
        <Textarea label={text('plans.boundLimits')} autosize minRows={2} {...field('boundLimits')} />
      </Part>
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

function Part({ title, hint, children }: PartProps) {
  return (
    <Fieldset legend={title}>
      <Stack>
        {hint !== undefined && (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        )}
        {children}
      </Stack>
    </Fieldset>
  );
}

function Pair({ children }: { readonly children: ReactNode }) {
  return <SimpleGrid cols={{ base: 1, xs: 2 }}>{children}</SimpleGrid>;
}
