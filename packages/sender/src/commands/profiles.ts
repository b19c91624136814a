import { checkWebhook } from '../cloud/check-webhook.ts';
import { createCloud, setCloud, testCloud } from '../cloud/manage-cloud.ts';
import {
  connectProfile,
  createProfile,
  disconnectProfile,
  pairProfile,
  readProfileMeter,
  removeProfile,
  renameProfile,
  unlinkProfile,
} from '../profiles/manage-profiles.ts';
import { removeProxy, setProxy, testProxy } from '../profiles/manage-proxy.ts';
import { toProfileView } from '../profiles/profile-view.ts';
import { allProfiles } from '../store/profiles.ts';
import type { Handlers } from './handler.ts';

export const profileHandlers: Handlers<'profiles'> = {
  'profiles.list': (core) => ({
    profiles: allProfiles(core.sql).map((profile) => toProfileView(core, profile)),
  }),
  'profiles.create': createProfile,
  'profiles.rename': renameProfile,
  'profiles.connect': connectProfile,
  'profiles.pair': pairProfile,
  'profiles.disconnect': disconnectProfile,
  'profiles.unlink': unlinkProfile,
  'profiles.remove': removeProfile,
  'profiles.readMeter': readProfileMeter,
  'profiles.setProxy': setProxy,
  'profiles.removeProxy': removeProxy,
  'profiles.testProxy': testProxy,
  'profiles.createCloud': createCloud,
  'profiles.setCloud': setCloud,
  'profiles.testCloud': testCloud,
  'profiles.checkWebhook': checkWebhook,
};
