import { Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { AdminPlan } from '@mywasender/contract/http/plans';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { SidePanel } from '@mywasender/ui/side-panel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { useIdempotencyKey } from '../../shared/use-idempotency-key.ts';
import { useText } from '../../shared/use-text.ts';
import { PlanFields } from './plan-fields.tsx';
import { bodyOf, type PlanValues, valuesOf } from './plan-values.ts';
import { planRules } from './validate-plan.ts';

export interface PlanPanelProps {
  /** the one to change; without it a new one is added */
  readonly plan?: AdminPlan;
  readonly onDone: (plan: AdminPlan) => void;
  readonly onClose: () => void;
}

/** Everything a plan says. What somebody else changed in the meantime is not overwritten. */
export function PlanPanel({ plan, onDone, onClose }: PlanPanelProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const idempotency = useIdempotencyKey();
  const text = useText();
  const form = useForm<PlanValues>({ initialValues: valuesOf(plan), validate: planRules(text) });
  const save = useMutation({
    mutationFn: (values: PlanValues) => {
      const body = bodyOf(values);
      if (plan !== undefined) {
        const { id, version } = plan;
        return api.call('PATCH /v1/admin/plans/:id', { params: { id }, body: { ...body, version } });
      }
      const created = { ...body, trial: values.trial };
      return api.call(
        'POST /v1/admin/plans',
        { body: created },
        { idempotencyKey: idempotency.keyFor(created) },
      );
    },
    onSuccess: (saved) => {
      onClose();
      onDone(saved);
    },
    // also after a refusal: somebody else may have changed it
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['plans'] }),
  });
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // the notice moves the buttons out of sight
    if (save.isError) end.current?.scrollIntoView({ block: 'end' });
  }, [save.isError]);
  return (
    <SidePanel
      onClose={onClose}
      title={plan === undefined ? text('plans.add') : text('plans.editTitle', { name: plan.name })}
    >
      <form
        onSubmit={form.onSubmit(
          (values) => save.mutate(values),
          // the first wrong field may be out of sight
          (errors) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus(),
        )}
        noValidate
      >
        <Stack>
          {plan !== undefined && plan.licenses > 0 && (
            <Text size="sm">{text('plans.editText', { count: plan.licenses })}</Text>
          )}
          <PlanFields form={form} adding={plan === undefined} />
          <Stack ref={end}>
            <ErrorNotice error={save.error} />
            <FormButtons
              label={text(plan === undefined ? 'plans.add' : 'shell.save')}
              pending={save.isPending}
              onCancel={onClose}
            />
          </Stack>
        </Stack>
      </form>
    </SidePanel>
  );
}
