import { showMoney } from '../money.ts';
import type { Outcome } from '../types.ts';
import { escapeHtml } from './send-page.ts';

export interface CheckoutView {
  /** the provider the page stands in for */
  readonly provider: string;
  readonly shop: string;
  readonly what: string;
  readonly amount: number;
  readonly currency: string;
  readonly email: string | null;
  /** where the forms post; fields are sent along */
  readonly action: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly cancelUrl: string | null;
  readonly outcomes: readonly Outcome[];
}

const CHOICES: Readonly<Record<Outcome, readonly [label: string, hint: string]>> = {
  pay: ['Pay and succeed', 'The money comes at once.'],
  challenge: ['Pay, with 3-D Secure', 'The bank asks for a confirmation first.'],
  decline: ['Have the card declined', 'The bank says no; another try is possible.'],
  pending: ['Pay, and the money comes later', 'Taken now, confirmed or refused later.'],
};

/** What is bought, and how paying for it shall end. */
export function checkoutPage(view: CheckoutView, alert?: string): string {
  const choices = view.outcomes.map((outcome, at) => {
    const [label, hint] = CHOICES[outcome];
    return `<label><input type="radio" name="outcome" value="${outcome}"${at === 0 ? ' checked' : ''}><span>${label}<small>${hint}</small></span></label>`;
  });
  return [
    `<h1>${escapeHtml(view.provider)} checkout, simulated</h1>`,
    `<p class="shop">${escapeHtml(view.shop)}</p>`,
    `<p class="amount">${escapeHtml(showMoney(view.amount, view.currency))}</p>`,
    `<p class="what">${escapeHtml(view.what)}</p>`,
    view.email === null ? '' : `<p class="email">${escapeHtml(view.email)}</p>`,
    alertOf(alert),
    form(
      view,
      `<fieldset><legend>What shall happen?</legend>${choices.join('')}</fieldset><button class="first">Pay ${escapeHtml(showMoney(view.amount, view.currency))}</button>`,
    ),
    view.cancelUrl === null
      ? ''
      : `<a class="button second" href="${escapeHtml(view.cancelUrl)}">Cancel and go back</a>`,
  ].join('');
}

/** The bank's own page in between. */
export function challengePage(view: CheckoutView): string {
  return [
    '<h1>Your bank asks: is this you?</h1>',
    `<p class="shop">3-D Secure, simulated, for ${escapeHtml(view.provider)}</p>`,
    `<p class="amount">${escapeHtml(showMoney(view.amount, view.currency))}</p>`,
    `<p class="what">${escapeHtml(view.shop)}: ${escapeHtml(view.what)}</p>`,
    form(
      view,
      '<fieldset><legend>Answer</legend><label><input type="radio" name="outcome" value="pay" checked><span>Yes, confirm the payment</span></label><label><input type="radio" name="outcome" value="decline"><span>No, fail the check</span></label></fieldset><button class="first">Send the answer</button>',
    ),
  ].join('');
}

/** Something the buyer is told, with one way on. */
export function notePage(title: string, text: string, way: string): string {
  return `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${way}`;
}

export function linkBack(url: string | null): string {
  return url === null ? '' : `<a class="button second" href="${escapeHtml(url)}">Go back to the shop</a>`;
}

/** A form of hidden fields and one button. */
export function buttonForm(action: string, fields: Readonly<Record<string, string>>, label: string): string {
  return form({ action, fields }, `<button class="first">${escapeHtml(label)}</button>`);
}

function form(
  { action, fields = {} }: { readonly action: string; readonly fields?: Readonly<Record<string, string>> },
  inside: string,
): string {
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return `<form method="post" action="${escapeHtml(action)}">${hidden.join('')}${inside}</form>`;
}

function alertOf(text: string | undefined): string {
  return text === undefined ? '' : `<p role="alert">${escapeHtml(text)}</p>`;
}
