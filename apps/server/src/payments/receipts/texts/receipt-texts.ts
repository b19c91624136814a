/** The words of a receipt in one language; `{…}` are filled in. */
export interface ReceiptTexts {
  readonly invoice: string;
  readonly credit: string;
  readonly date: string;
  readonly order: string;
  readonly testMoney: string;
  readonly from: string;
  readonly to: string;
  readonly taxId: string;
  readonly description: string;
  readonly quantity: string;
  readonly price: string;
  readonly amount: string;
  readonly withoutTax: string;
  readonly backWithoutTax: string;
  /** where none has a name */
  readonly tax: string;
  readonly taxIncluded: string;
  readonly paid: string;
  readonly back: string;
  /** parts of what was bought */
  readonly month: string;
  readonly year: string;
  readonly license: string;
  readonly insteadOf: string;
  readonly lessUnused: string;
}
