import { NativeSelect, NumberInput, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { AdminProduct, CreateProductBody } from '@mywasender/contract/http/products';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { useIdempotencyKey } from '../../shared/use-idempotency-key.ts';
import { usePlans } from '../../shared/use-plans.ts';
import { useText } from '../../shared/use-text.ts';
import { useCatalogue } from './use-catalogue.ts';

export interface ProductDialogProps {
  /** the one to change; without it a new one is added */
  readonly product?: AdminProduct;
  readonly onDone: (product: AdminProduct) => void;
  readonly onClose: () => void;
}

const MOST_UNITS = 100_000;

interface Values {
  name: string;
  description: string;
  kind: string;
  planId: string;
  units: string | number;
}

/** What a product is called, and what it consists of: the latter for good. */
export function ProductDialog({ product, onDone, onClose }: ProductDialogProps) {
  const api = useApi();
  const toasts = useToasts();
  const text = useText();
  const { keyFor } = useIdempotencyKey();
  const { refresh } = useCatalogue();
  const plans = usePlans();
  const sold = plans.data?.items.filter(({ trial }) => !trial) ?? [];
  const adding = product === undefined;
  const form = useForm<Values>({
    initialValues: {
      name: product?.name ?? '',
      description: product?.description ?? '',
      kind: 'license',
      planId: '',
      units: 10,
    },
    validate: {
      name: (value) => (value.trim() === '' ? text('products.nameMissing') : null),
      planId: (value, { kind }) =>
        adding && kind === 'license' && value === '' ? text('products.planMissing') : null,
      units: (value, { kind }) => {
        const units = Number(value);
        const fits = value !== '' && Number.isInteger(units) && units >= 1 && units <= MOST_UNITS;
        return adding && kind === 'quota' && !fits ? text('products.badUnits', { most: MOST_UNITS }) : null;
      },
    },
  });
  const save = useMutation({
    mutationFn: ({ kind, planId, units, ...values }: Values) => {
      const described = { name: values.name.trim(), description: values.description.trim() };
      if (product !== undefined) {
        const { id, version } = product;
        const body = { ...described, version };
        return api.call('PATCH /v1/admin/products/:id', { params: { id }, body });
      }
      const body: CreateProductBody = {
        ...described,
        ...(kind === 'quota' ? { units: Number(units) } : { planId }),
      };
      return api.call('POST /v1/admin/products', { body }, { idempotencyKey: keyFor(body) });
    },
    onSuccess: async (saved) => {
      const { name } = saved;
      toasts.done(text(adding ? 'products.added' : 'products.saved', { name }));
      onClose();
      await refresh();
      onDone(saved);
    },
    // somebody else may have changed it
    onError: refresh,
  });
  return (
    <Dialog
      onClose={onClose}
      title={adding ? text('products.add') : text('products.editTitle', { name: product.name })}
    >
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          <ErrorNotice error={save.error} />
          <ErrorNotice error={adding ? plans.error : null} onRetry={() => void plans.refetch()} />
          {!adding && <Text size="sm">{text('products.editText')}</Text>}
          <TextInput
            label={text('products.name')}
            description={text('products.nameHint')}
            maxLength={80}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Textarea
            label={text('products.description')}
            autosize
            minRows={2}
            maxLength={500}
            {...form.getInputProps('description')}
          />
          {adding && (
            <>
              <Radio.Group
                label={text('products.kind')}
                description={text('products.kindHint')}
                {...form.getInputProps('kind')}
              >
                <Stack gap="xs" mt="xs">
                  <Radio value="license" label={text('products.kinds.license')} />
                  <Radio value="quota" label={text('products.kinds.quota')} />
                </Stack>
              </Radio.Group>
              {form.values.kind === 'license' ? (
                <NativeSelect
                  label={text('products.plan')}
                  data={[
                    { value: '', label: text('products.choosePlan'), disabled: true },
                    ...sold.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                  {...form.getInputProps('planId')}
                />
              ) : (
                <NumberInput
                  label={text('products.units')}
                  min={1}
                  max={MOST_UNITS}
                  allowDecimal={false}
                  {...form.getInputProps('units')}
                />
              )}
            </>
          )}
          <FormButtons
            label={text(adding ? 'products.add' : 'shell.save')}
            pending={save.isPending}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
