import {
  Button,
  Card,
  Group,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import {
  type GenerateLicensesAnswer,
  type GenerateLicensesBody,
  MOST_LICENSES,
} from '@mywasender/contract/http/licenses';
import type { Plan } from '@mywasender/contract/http/plans';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { dayOf, endOfDay } from '../../shared/end-of-day.ts';
import { useIdempotencyKey } from '../../shared/use-idempotency-key.ts';
import { useText } from '../../shared/use-text.ts';
import { refreshLicenses } from './license-cache.ts';
import { checkQuantity, optionalEmail, optionalFutureDay } from './validate-generation.ts';

export interface GenerateFormProps {
  readonly plans: readonly Plan[];
  /** licenses left; null where no quota applies */
  readonly balance: number | null;
  readonly onMade: (answer: GenerateLicensesAnswer) => void;
}

interface Values {
  planId: string;
  quantity: number | string;
  customerEmail: string;
  note: string;
  expires: string;
}

const bodyOf = ({ planId, quantity, customerEmail, note, expires }: Values): GenerateLicensesBody => ({
  planId,
  quantity: Number(quantity),
  ...(customerEmail.trim() === '' ? {} : { customerEmail: customerEmail.trim() }),
  ...(note.trim() === '' ? {} : { note: note.trim() }),
  ...(expires === '' ? {} : { expiresAt: endOfDay(expires) }),
});

export function GenerateForm({ plans, balance, onMade }: GenerateFormProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const [today] = useState(() => dayOf(new Date()));
  const idempotency = useIdempotencyKey();
  const text = useText();
  const form = useForm<Values>({
    initialValues: { planId: plans[0]?.id ?? '', quantity: 1, customerEmail: '', note: '', expires: '' },
    validate: {
      planId: (value) => (value === '' ? text('licenses.choosePlan') : null),
      quantity: checkQuantity(text, balance),
      customerEmail: optionalEmail(text),
      expires: optionalFutureDay(text),
    },
  });
  const generate = useMutation({
    mutationFn: (body: GenerateLicensesBody) =>
      api.call('POST /v1/licenses', { body }, { idempotencyKey: idempotency.keyFor(body) }),
    onSuccess: (answer) => {
      idempotency.renew();
      onMade(answer);
      return refreshLicenses(queryClient);
    },
  });
  const duration = (days: number | null) =>
    days === null ? text('licenses.withoutEnd') : text('licenses.days', { count: days });
  const chosen = plans.find((plan) => plan.id === form.values.planId);
  return (
    <Card maw="36rem">
      <form onSubmit={form.onSubmit((values) => generate.mutate(bodyOf(values)))} noValidate>
        <Stack>
          <ErrorNotice error={generate.error} />
          <NativeSelect
            label={text('licenses.plan')}
            data={plans.map((plan) => ({ value: plan.id, label: plan.name }))}
            description={
              chosen === undefined
                ? undefined
                : text('licenses.planInfo', {
                    count: chosen.deviceLimit,
                    duration: duration(chosen.durationDays),
                  })
            }
            {...form.getInputProps('planId')}
          />
          <NumberInput
            label={text('licenses.quantity')}
            min={1}
            max={MOST_LICENSES}
            allowDecimal={false}
            {...form.getInputProps('quantity')}
          />
          <TextInput
            type="email"
            label={text('licenses.customerOptional')}
            description={text('licenses.customerHint')}
            maxLength={254}
            {...form.getInputProps('customerEmail')}
          />
          <Textarea
            label={text('licenses.noteOptional')}
            description={text('licenses.noteHint')}
            autosize
            minRows={2}
            maxLength={500}
            {...form.getInputProps('note')}
          />
          <TextInput
            type="date"
            label={text('licenses.expiryOptional')}
            description={text('licenses.expiryHint')}
            min={today}
            {...form.getInputProps('expires')}
          />
          <Group justify="space-between">
            <Text size="sm" c="dimmed">
              {balance === null ? '' : text('licenses.balanceLeft', { balance })}
            </Text>
            <Button type="submit" loading={generate.isPending}>
              {text('licenses.generate')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
