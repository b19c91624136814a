/** Whose eyes a license page is for: a customer, a reseller with licenses of their own, an administrator. */
export type LicenseScope = 'mine' | 'reseller' | 'admin';
