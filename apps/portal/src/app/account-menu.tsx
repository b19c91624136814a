import { Button, Menu } from '@mantine/core';
import type { SessionUser } from '@mywasender/contract/http/auth';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconLogout, IconUser, IconUserCircle } from '@tabler/icons-react';
import { useApi } from '../shared/api/api-context.tsx';
import { useGoTo } from '../shared/use-go-to.ts';
import { useText } from '../shared/use-text.ts';
import classes from './account-menu.module.css';

export function AccountMenu({ user }: { readonly user: SessionUser }) {
  const api = useApi();
  const toasts = useToasts();
  const goTo = useGoTo();
  const text = useText();
  const signOut = () => void api.signOut().catch(toasts.failed);
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          leftSection={<IconUserCircle size={20} aria-hidden />}
          aria-label={text('shell.accountMenu', { name: user.name })}
          className={classes.target}
        >
          <span className={classes.name}>{user.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUser size={16} aria-hidden />} onClick={() => goTo('/account/profile')}>
          {text('shell.nav.profile')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          {text('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
