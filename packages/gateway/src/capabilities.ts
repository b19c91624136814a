import type { GatewayCapabilities } from './port.ts';

/** An account linked to this computer as WhatsApp Web. */
export const WEB_CAPABILITIES: GatewayCapabilities = {
  link: 'code',
  numberCheck: true,
  typing: true,
  lookup: 'asks',
  templates: false,
  media: true,
};

/** A number of the official Cloud API. */
export const CLOUD_CAPABILITIES: GatewayCapabilities = {
  link: 'credentials',
  numberCheck: false,
  typing: false,
  lookup: 'told',
  templates: true,
  media: true,
};
