import { Button, Group, List, Text, ThemeIcon } from '@mantine/core';
import type { Campaign, CheckItem } from '@mywasender/contract/models/campaign';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { ButtonLink } from '../../shared/button-link.tsx';
import { useCodeText } from '../../shared/use-code-text.ts';
import { useText } from '../../shared/use-text.ts';
import classes from './check-items.module.css';
import type { EditorStep } from './steps.ts';
import { useCheckText } from './use-check-text.ts';

const LOOK = {
  ok: { Icon: IconCheck, color: 'teal' },
  warning: { Icon: IconAlertTriangle, color: 'yellow' },
  error: { Icon: IconX, color: 'red' },
} as const satisfies Record<CheckItem['level'], unknown>;

export interface CheckItemsProps {
  readonly items: readonly CheckItem[];
  readonly campaign: Campaign;
  readonly onStep: (step: EditorStep) => void;
}

/** One line per point: its level in words, what it means, and the way to mend it. */
export function CheckItems({ items, campaign, onStep }: CheckItemsProps) {
  const text = useText();
  const codeText = useCodeText();
  const checkText = useCheckText();
  const several = campaign.draft.profileIds.length > 1;
  const title = ({ code, params }: CheckItem) => {
    const what = codeText('checks', `${code}.title`);
    return several && params.name !== undefined
      ? text('editor.check.ofProfile', { what, name: String(params.name) })
      : what;
  };
  return (
    <List listStyleType="none" spacing="sm" className={classes.list}>
      {items.map((item) => {
        const { Icon, color } = LOOK[item.level];
        const icon = (
          <ThemeIcon size={24} radius="xl" variant="light" color={color} aria-hidden>
            <Icon size={14} />
          </ThemeIcon>
        );
        return (
          <List.Item
            key={`${item.code} ${item.params.profileId ?? ''}`}
            icon={icon}
            data-level={item.level}
            data-code={item.code}
          >
            <Group justify="space-between" gap="sm">
              <div className={classes.text}>
                <Text fw={600} size="sm">
                  {title(item)}: {text(`editor.check.level.${item.level}`)}
                </Text>
                <Text size="sm">{checkText(item)}</Text>
              </div>
              {item.level !== 'ok' && <Mend item={item} onStep={onStep} />}
            </Group>
          </List.Item>
        );
      })}
    </List>
  );
}

interface MendProps {
  readonly item: CheckItem;
  readonly onStep: (step: EditorStep) => void;
}

const STEP_OF: Readonly<Record<string, EditorStep>> = {
  audience: 'audience',
  template: 'message',
  length: 'message',
  approved: 'message',
  media: 'message',
  schedule: 'pace',
};

function Mend({ item: { code, params }, onStep }: MendProps) {
  const text = useText();
  const step = STEP_OF[code];
  if (step !== undefined) {
    return (
      <Button size="xs" variant="default" onClick={() => onStep(step)}>
        {text('editor.check.fix', { step: text(`editor.steps.${step}`) })}
      </Button>
    );
  }
  const link = { size: 'xs', variant: 'default' } as const;
  if (code === 'license')
    return (
      <ButtonLink {...link} to="/license">
        {text('app.banner.openLicense')}
      </ButtonLink>
    );
  if (code === 'consent')
    return (
      <ButtonLink {...link} to="/contacts">
        {text('app.nav.contacts')}
      </ButtonLink>
    );
  if (code === 'terms')
    return (
      <ButtonLink {...link} to="/welcome">
        {text('checks.terms.title')}
      </ButtonLink>
    );
  return (
    <ButtonLink {...link} to="/profiles/$profileId" params={{ profileId: String(params.profileId ?? '') }}>
      {text('editor.check.openProfile')}
    </ButtonLink>
  );
}
