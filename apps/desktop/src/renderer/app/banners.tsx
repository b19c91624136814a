import { Stack } from '@mantine/core';
import { useText } from '../shared/use-text.ts';
import classes from './banners.module.css';
import { ConnectionNotice } from './connection-notice.tsx';
import { LicenseNotice } from './license-notice.tsx';
import { ProfileNotices } from './profile-notices.tsx';
import { SimulatedNotice } from './simulated-notice.tsx';
import { WebhookNotices } from './webhook-notices.tsx';

/** Everything a person must know on whatever page they are. */
export function Banners() {
  const text = useText();
  return (
    <Stack
      component="section"
      className={`${classes.banners} no-print`}
      gap="xs"
      mb="md"
      aria-label={text('app.banner.label')}
    >
      <ConnectionNotice />
      <LicenseNotice />
      <ProfileNotices />
      <WebhookNotices />
      <SimulatedNotice />
    </Stack>
  );
}
