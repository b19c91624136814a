import type { MailTexts } from './mail-texts.ts';

export const en: MailTexts = {
  greeting: 'Hello {name},',
  greetingWithoutName: 'Hello,',
  linkHint: 'If the button does not work, open this address:',
  footer: 'This mail was sent by MyWASender. Nobody reads answers to it.',
  mails: {
    'verify-email': {
      subject: 'Confirm your e-mail address',
      before: [
        'Somebody, hopefully you, entered this address at MyWASender. Please confirm that it is yours.',
      ],
      action: 'Confirm the address',
      after: [
        'The link works once and for {hours}. If it was not you, ignore this mail: nothing happens then.',
      ],
    },
    'reset-password': {
      subject: 'Choose a new password',
      before: ['Somebody, hopefully you, asked for a new password for your account.'],
      action: 'Choose a new password',
      after: [
        'The link works once and for {minutes}. If it was not you, ignore this mail: your password stays as it is.',
      ],
    },
    'password-changed': {
      subject: 'Your password was changed',
      before: ['The password of your account was changed on {at}. All other sessions were ended.'],
      after: ['If it was not you, choose a new password at once with “Forgot password” on the sign-in page.'],
    },
    'confirm-new-email': {
      subject: 'Confirm your new e-mail address',
      before: ['Somebody, hopefully you, wants to use this address for their account at MyWASender.'],
      action: 'Confirm the new address',
      after: [
        'The link works once and until {until}, and asks for the password of the account. If it was not you, ignore this mail: nothing happens then.',
      ],
    },
    'email-change-asked': {
      subject: 'Another e-mail address was asked for',
      before: [
        'On {at} somebody signed in to your account asked to change its e-mail address to {email}. Until the new address is confirmed you sign in with this one.',
        'If it was you, there is nothing to do here. If it was not, stop it now: everybody is signed out of your account.',
      ],
      action: 'It was not me: stop it',
      after: [
        'The link works until {until}. Whoever asked knows your password: choose a new one afterwards with “Forgot password” on the sign-in page.',
      ],
    },
    'email-address-taken': {
      subject: 'Your e-mail address was asked for',
      before: [
        'On {at} somebody asked to use this address for another account. It belongs to your account already, so nothing was changed.',
      ],
      after: [
        'If it was you, sign in to the account with this address, or give that account another address first. If it was not, ignore this mail.',
      ],
    },
    'email-changed': {
      subject: 'The e-mail address of your account was changed',
      before: ['The e-mail address of your account was changed on {at}.'],
      after: ['If it was not you, contact support at once.'],
    },
    'sign-in-code': {
      subject: 'Your sign-in code',
      before: ['Enter this code to sign in:'],
      after: [
        'It works once and for {minutes}. Give it to nobody, not even to support.',
        'If you are not signing in, somebody knows your password: change it.',
      ],
    },
    'second-factor-added': {
      subject: 'A second step for signing in was set up',
      before: ['A second step for signing in to your account was set up on {at}.'],
      after: ['If it was not you, remove it under Security and change your password.'],
    },
    'second-factor-removed': {
      subject: 'A second step for signing in was removed',
      before: ['A second step for signing in to your account was removed on {at}.'],
      after: ['If it was not you, set it up again under Security and change your password.'],
    },
    'second-factors-reset': {
      subject: 'Your second steps for signing in were removed',
      before: [
        'An administrator removed all second steps for signing in to your account on {at}. You were signed out everywhere, and the next sign-in needs your password alone.',
      ],
      after: ['Set them up again under Security. If you did not ask for this, contact support at once.'],
    },
    'recovery-codes-made': {
      subject: 'New recovery codes were made',
      before: ['New recovery codes were made for your account on {at}. The old ones no longer work.'],
      after: ['If it was not you, change your password and make new codes under Security.'],
    },
    'recovery-code-used': {
      subject: 'A recovery code was used',
      before: ['Somebody signed in to your account with one of its recovery codes on {at}.'],
      after: ['If it was not you, change your password and make new codes under Security.'],
    },
    'new-device-sign-in': {
      subject: 'A new device signed in',
      before: [
        'Your account was signed in to from a device we had not seen: {device}, address {ip}, on {at}.',
      ],
      after: ['If it was not you, end the session in your account and change your password.'],
    },
    'account-locked': {
      subject: 'Signing in is paused',
      before: [
        'Too many wrong passwords were entered for your account, so nobody can sign in to it until {until}.',
      ],
      after: ['If it was not you, there is nothing to do: your password was not found out.'],
    },
    'license-issued': {
      subject: 'Your MyWASender license',
      before: ['Here is your license key for the plan {plan}. Enter it in the app to activate it.'],
      action: 'See your licenses',
      after: ['Keep the key to yourself: whoever has it can use one of your places.'],
    },
    'order-fulfilled': {
      subject: 'Your order at MyWASender',
      before: ['Thank you. Your payment of {amount} for {order} has arrived, and everything is ready.'],
      action: 'See the order',
      after: [
        'The page shows your license keys for 30 days; afterwards they are in your account. Whoever has a key can use one of your places.',
      ],
    },
    'subscription-renewed': {
      subject: 'Your subscription was renewed',
      before: ['Your payment of {amount} for {order} has arrived. Your licenses now run until {until}.'],
      action: 'See the order',
      after: [
        'You can end the subscription in your account at any time; licenses run to the end of the paid period.',
      ],
    },
    'license-renewed': {
      subject: 'Your license goes on',
      before: ['Your payment of {amount} for {order} has arrived. It now runs until {until}.'],
      action: 'See the order',
      after: [
        'The key stays the same, and your computers go on by themselves: nothing has to be entered again.',
      ],
    },
    'license-ending': {
      subject: 'Your MyWASender license ends soon',
      before: [
        'Your license for the plan {plan} whose key ends in {keyEnd} runs until {until}. After that the app sends nothing more; what is in it stays.',
        'If you renew it, the key stays the same and your computers go on by themselves.',
      ],
      action: 'Renew the license',
      after: ['If you do not want to go on, there is nothing to do: nothing is charged by itself.'],
    },
    'computers-over': {
      subject: 'Computers were taken out of your license',
      before: [
        'Your license whose key ends in {keyEnd} has the plan {plan} now, which is for fewer computers. Those used last go on; these were taken out: {computers}',
        'To use one of them instead of another, choose “Use this computer instead” in its app, or take out the other one in your account.',
      ],
      action: 'See your computers',
      after: ['Sign in with this address; without an account, register with it.'],
    },
    'renewal-failed': {
      subject: 'Your subscription could not be renewed',
      before: [
        'The payment of {amount} for {order} did not go through. Your licenses run until {until}; without a payment the app sends nothing after that.',
        'Please make sure that your card or account can be charged: the payment provider tries again by itself.',
      ],
      action: 'See your subscriptions',
      after: [
        'Sign in with this address; without an account, register with it. If you end the subscription there, you can renew each license with a single payment.',
      ],
    },
    'order-refunded': {
      subject: 'Your money is on its way back',
      before: [
        'Your payment of {amount} for {order} was given back. How long it takes to arrive depends on your bank.',
      ],
      action: 'See the order',
      after: ['What was bought with it no longer works. If you did not expect this, answer to the seller.'],
    },
    'license-moved': {
      subject: 'Your MyWASender license has a new owner',
      before: [
        'The license for the plan {plan} whose key ends in {key} was given to another owner. Your computers no longer use it.',
      ],
      after: ['If you did not agree to this, contact the seller of your license.'],
    },
    'incident-notice': {
      subject: 'Important notice about the security of your account',
      before: ['On {at} a security incident that concerns your account became known to us:', '{summary}'],
      after: [
        'As a precaution you were signed out everywhere. Please sign in again and choose a new password. If you use the same password elsewhere, change it there as well.',
      ],
    },
    'data-export-ready': {
      subject: 'Your data is ready',
      before: ['The copy of your data that you asked for is ready.'],
      action: 'Download your data',
      after: [
        'The link works once and for {hours}. If it was not you who asked, change your password and do not open the link.',
      ],
    },
    'account-deletion-scheduled': {
      subject: 'Your account will be deleted',
      before: [
        'You asked us to delete your account. It is closed now, and everything personal is deleted for good on {until}.',
      ],
      action: 'Keep my account',
      after: ['If you changed your mind, or if it was not you, press the button before then.'],
    },
    'webhook-switched-off': {
      subject: 'A webhook of your shop was switched off',
      before: [
        'Your webhook address was switched off on {at}, and nothing is sent to it since then: {url}',
        'It did not take an event of {eventAt}: every try over two days failed, or it answered that it is gone for good (410).',
        'When it works again, switch it on with this call:',
        '{call}',
      ],
      after: [
        'What happens until then is not sent later. Events that failed stand in the log of the address for 30 days and can be replayed.',
      ],
    },
    alert: {
      subject: 'Alert from the license server',
      before: ['{message}'],
      action: 'Open the alerts',
      after: ['The same alert is not sent again while it goes on.'],
    },
  },
};
