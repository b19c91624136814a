import { ActionIcon, Menu } from '@mantine/core';
import type { Profile } from '@mywasender/contract/models/profile';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconDots } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import { NameDialog } from './name-dialog.tsx';

/** Rename, unlink, remove. */
export function ProfileMenu({ profile }: { readonly profile: Profile }) {
  const text = useText();
  const toasts = useToasts();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'rename' | 'unlink' | 'remove'>();
  const close = () => setOpen(undefined);
  const input = { profileId: profile.id };
  const rename = useCommand('profiles.rename', {
    onSuccess: () => {
      close();
      toasts.done(text('profiles.renamed'));
    },
  });
  const unlink = useCommand('profiles.unlink', { onSuccess: close });
  const remove = useCommand('profiles.remove', {
    onSuccess: () => {
      close();
      toasts.done(text('profiles.removed'));
      void navigate({ to: '/profiles' });
    },
  });
  const { name } = profile;
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={text('profiles.menu')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setOpen('rename')}>{text('profiles.rename')}</Menu.Item>
          {profile.phone !== null && profile.cloud === undefined && (
            <Menu.Item onClick={() => setOpen('unlink')}>{text('profiles.unlink')}</Menu.Item>
          )}
          <Menu.Item color="var(--mantine-color-error)" onClick={() => setOpen('remove')}>
            {text('profiles.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'rename' && (
        <NameDialog
          title={text('profiles.renameTitle')}
          submit={text('app.actions.save')}
          initial={name}
          pending={rename.isPending}
          error={rename.error}
          onSubmit={(next) => rename.mutate({ ...input, name: next })}
          onClose={close}
        />
      )}
      <ConfirmDialog
        opened={open === 'unlink'}
        title={text('profiles.unlinkTitle', { name })}
        confirm={text('profiles.unlinkConfirm')}
        pending={unlink.isPending}
        error={unlink.error}
        onConfirm={() => unlink.mutate(input)}
        onClose={close}
      >
        {text('profiles.unlinkText')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={open === 'remove'}
        title={text('profiles.removeTitle', { name })}
        confirm={text('profiles.removeConfirm')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(input)}
        onClose={close}
      >
        {text(profile.cloud === undefined ? 'profiles.removeText' : 'profiles.cloud.removeText')}
      </ConfirmDialog>
    </>
  );
}
