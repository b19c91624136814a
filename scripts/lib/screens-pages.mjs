/**
 * Every screen there is a picture of. `path` is an address, or says one when it holds an id; `do` is what has to
 * be pressed or filled first, or says it when it holds a secret; `ready` must be seen before the picture is taken;
 * `narrow` takes it 360 px wide too, `rtl` as one sees it who reads from right to left.
 */
const heading = (name) => ({ role: 'heading', name });
const button = (name) => ({ role: 'button', name });
const table = (name) => ({ role: 'table', name });

export const SIGN_IN_PAGES = [
  { name: 'portal-sign-in', path: '/sign-in', ready: heading('Sign in') },
  { name: 'portal-register', path: '/register', ready: heading('Create an account') },
  { name: 'portal-pricing', path: '/pricing', ready: heading('Prices'), narrow: true, rtl: true },
  { name: 'portal-download', path: '/download', ready: heading('Download MyWASender') },
  { name: 'portal-status', path: '/status', ready: { text: 'Everything works.' }, narrow: true },
  { name: 'portal-privacy-text', path: '/privacy', ready: heading('Who gets it') },
  { name: 'portal-terms', path: '/terms', ready: heading('The license') },
  {
    name: 'portal-checkout',
    path: '/pricing',
    do: [{ click: { role: 'button', name: /^Buy MyWASender Pro, .* once/ } }],
    ready: button('Go to payment'),
    narrow: true,
  },
];

export const RESELLER_PAGES = [
  {
    name: 'portal-reseller',
    path: '/reseller',
    ready: { role: 'img', name: 'Licenses made' },
    narrow: true,
  },
  { name: 'portal-problems', path: '/reseller/problems', ready: heading('Activation problems') },
  { name: 'portal-ledger', path: '/reseller/ledger', ready: table('Quota ledger') },
  { name: 'portal-staff', path: '/reseller/staff', ready: heading('Staff') },
  { name: 'portal-api-keys', path: '/reseller/api-keys', ready: heading('API keys') },
  { name: 'portal-webhooks', path: '/reseller/webhooks', ready: heading('Webhooks') },
  { name: 'portal-licenses', path: '/reseller/licenses', ready: table('Licenses'), narrow: true, rtl: true },
  {
    name: 'portal-license-menu',
    path: '/reseller/licenses',
    do: [{ click: button(/^Actions for License/) }],
    ready: { role: 'menuitem', name: 'Suspend' },
  },
  {
    name: 'portal-license',
    path: ({ activatedId }) => `/reseller/licenses/${activatedId}`,
    ready: button(/^Actions for (?!License)/),
  },
  {
    name: 'portal-revoke',
    path: ({ activatedId }) => `/reseller/licenses/${activatedId}`,
    do: [{ click: button('Revoke') }],
    ready: button('Revoke for ever'),
  },
  { name: 'portal-generate', path: '/reseller/generate', ready: { text: 'left in your quota.' } },
  {
    name: 'portal-generated',
    path: '/reseller/generate',
    do: [
      { fill: 'Quantity', with: '3' },
      { fill: 'Customer e-mail (optional)', with: 'flowers@example.com' },
      { click: button('Generate') },
    ],
    ready: heading('3 licenses were made'),
  },
];

export const ADMIN_PAGES = [
  {
    name: 'portal-overview',
    path: '/admin',
    ready: { role: 'img', name: 'Licenses made' },
    narrow: true,
    rtl: true,
  },
  { name: 'portal-users', path: '/admin/users', ready: table('Users') },
  {
    name: 'portal-user',
    path: '/admin/users',
    do: [{ click: button('Rita Reseller') }],
    ready: table('Quota ledger'),
  },
  {
    name: 'portal-quota',
    path: '/admin/users',
    do: [
      { click: button('Actions for Rita Reseller') },
      { click: { role: 'menuitem', name: 'Grant quota' } },
      { fill: 'Amount', with: '50' },
      { fill: 'Reason', with: 'Order of November' },
    ],
    ready: heading('Quota of Rita Reseller'),
  },
  {
    name: 'portal-add-user',
    path: '/admin/users',
    do: [{ click: button('Add user') }],
    ready: heading('Add user'),
  },
  { name: 'portal-all-licenses', path: '/admin/licenses', ready: table('All licenses') },
  {
    name: 'portal-effect',
    path: ({ revokedId }) => `/admin/licenses/${revokedId}`,
    ready: { text: '1 of 2 devices has stopped' },
    narrow: true,
  },
  { name: 'portal-admin-generate', path: '/admin/generate', ready: button('Generate') },
  { name: 'portal-payments', path: '/admin/payments', ready: heading('Payments') },
  { name: 'portal-differences', path: '/admin/differences', ready: heading('Differences'), narrow: true },
  { name: 'portal-products', path: '/admin/products', ready: table('Products and prices'), narrow: true },
  {
    name: 'portal-product',
    path: '/admin/products',
    do: [{ click: button('MyWASender Pro') }],
    ready: table('Sold at'),
  },
  { name: 'portal-plans', path: '/admin/plans', ready: table('Plans') },
  {
    name: 'portal-plan',
    path: '/admin/plans',
    do: [{ click: button('Add a plan') }],
    ready: heading('Add a plan'),
    narrow: true,
  },
  { name: 'portal-anomalies', path: '/admin/anomalies', ready: heading('Anomalies') },
  { name: 'portal-alerts', path: '/admin/alerts', ready: heading('Alerts') },
  {
    name: 'portal-incident',
    path: '/admin/incidents/new',
    do: [
      { fill: 'Title', with: 'Stolen laptop' },
      {
        fill: 'What happened, for those concerned',
        with: 'A laptop on which you were signed in was stolen.',
      },
      { click: { role: 'combobox', name: 'Accounts' } },
      { click: { role: 'option', name: /^Rita Reseller/ } },
      // anywhere else: the list of accounts closes
      { click: heading('Open an incident') },
      { click: button('See whom it concerns') },
    ],
    ready: heading('It concerns'),
    narrow: true,
  },
  { name: 'portal-incidents', path: '/admin/incidents', ready: heading('Incidents') },
  { name: 'portal-audit', path: '/admin/audit', ready: table('Audit trail') },
  { name: 'portal-blocks', path: '/admin/blocks', ready: { text: 'Nothing is blocked' } },
];

export const CUSTOMER_PAGES = [
  { name: 'portal-my-licenses', path: '/account/licenses', ready: table('My licenses') },
  {
    name: 'portal-offline',
    path: ({ activatedId }) => `/account/licenses/${activatedId}`,
    do: [{ click: button('Computer without internet') }],
    ready: button('Make the license file'),
    narrow: true,
  },
  {
    name: 'portal-renew',
    path: ({ boughtId }) => `/account/licenses/${boughtId}`,
    do: [{ click: button('Renew') }],
    ready: button('Go to payment'),
    narrow: true,
  },
  { name: 'portal-orders', path: '/account/orders', ready: heading('Orders') },
  { name: 'portal-sessions', path: '/account/sessions', ready: table('Sessions') },
  { name: 'portal-profile', path: '/account/profile', ready: heading('Profile') },
];

const AUTHENTICATOR = button('Set up Authenticator app');
const typePassword = ({ password }) => [
  { fill: 'Your password', with: password },
  { click: button('Continue') },
];

export const SECURITY_PAGES = [
  { name: 'portal-security', path: '/account/security', ready: heading('Passkeys'), narrow: true },
  {
    name: 'portal-authenticator',
    path: '/account/security',
    do: (ids) => [{ click: AUTHENTICATOR }, ...typePassword(ids)],
    ready: { role: 'img', name: 'QR code for your authenticator app' },
  },
];

export const PRIVACY_PAGES = [
  { name: 'portal-privacy', path: '/account/privacy', ready: heading('Delete account'), narrow: true },
];

export const SECOND_STEP_PAGES = [
  {
    name: 'portal-second-step',
    path: '/sign-in',
    do: ({ email, password }) => [
      { fill: 'E-mail address', with: email },
      { fill: 'Password', with: password },
      { click: button('Sign in') },
    ],
    ready: heading('One more step'),
    narrow: true,
  },
];

export const WELCOME_PAGES = [{ name: 'welcome', path: '/welcome', ready: heading('Welcome to MyWASender') }];

export const FIRST_PAGES = [
  { name: 'activate', path: '/activate', ready: heading('Activate this computer') },
  { name: 'home-first', path: '/', ready: heading('Next steps') },
];

export const LINK_PAGES = [
  {
    name: 'profile-qr',
    path: ({ profileId }) => `/profiles/${profileId}`,
    ready: { role: 'img', name: 'Code to scan with WhatsApp on your phone' },
  },
];

export const IMPORT_PAGES = [
  { name: 'import-file', path: '/contacts/import', ready: button('Choose a CSV or Excel file') },
  {
    name: 'import-columns',
    path: '/contacts/import',
    do: [{ file: 'examples/contacts.csv' }],
    ready: heading('What is in the columns?'),
    narrow: true,
  },
  {
    name: 'import-consent',
    path: '/contacts/import',
    do: [{ file: 'examples/contacts.csv' }, { click: button('Next') }],
    ready: button('Import'),
  },
  {
    name: 'import-result',
    path: '/contacts/import',
    do: [{ file: 'examples/contacts.csv' }, { click: button('Next') }, { click: button('Import') }],
    ready: heading('Why rows were rejected'),
  },
];

export const WORK_PAGES = [
  { name: 'contacts', path: '/contacts', ready: table('Contacts') },
  { name: 'do-not-write', path: '/contacts/do-not-write', ready: table('People who must not be written to') },
  { name: 'campaign-new', path: '/campaigns/new', ready: { text: 'Who gets the message?' } },
  ...['audience', 'message', 'pace', 'check'].map((step) => ({
    name: `campaign-${step}`,
    path: ({ draftId }) => `/campaigns/${draftId}/edit?step=${step}`,
    ready: {
      audience: { text: 'would get it now' },
      message: heading('Preview'),
      pace: heading('Forecast'),
      check: button('Start campaign'),
    }[step],
    narrow: step === 'message',
  })),
  { name: 'profile', path: ({ profileId }) => `/profiles/${profileId}`, ready: heading('Today’s limits') },
  { name: 'profiles', path: '/profiles', ready: heading('Profiles') },
  { name: 'license', path: '/license', ready: { text: 'License server' } },
  { name: 'settings', path: '/settings', ready: heading('About') },
];

export const LIVE_PAGES = [
  { name: 'home', path: '/', ready: heading('Running campaigns') },
  {
    name: 'campaign-live',
    path: ({ campaignId }) => `/campaigns/${campaignId}`,
    ready: table('People of this campaign'),
    narrow: true,
  },
];

export const FINISHED_PAGES = [
  {
    name: 'campaign-report',
    path: ({ campaignId }) => `/campaigns/${campaignId}/report`,
    ready: heading('Why people got no message'),
    narrow: true,
  },
  { name: 'campaigns', path: '/campaigns', ready: table('Campaigns') },
  { name: 'inbox', path: '/replies', ready: heading('Inbox') },
  {
    name: 'campaign-person',
    path: ({ campaignId }) => `/campaigns/${campaignId}`,
    do: [{ click: { role: 'row', name: /Replied/ } }],
    ready: heading('History'),
  },
];

export const SIMULATOR_LINK_PAGES = [
  { name: 'simulator-qr', path: '/', ready: heading('Link this browser') },
];
export const SIMULATOR_PAGES = [
  {
    name: 'simulator-phone',
    path: '/phone',
    do: [
      { fill: 'Find, or enter a number to write from', with: '+33199000048' },
      { click: button(/33199000048/) },
    ],
    ready: button('Say STOP'),
  },
];
