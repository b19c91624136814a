/**
 * Whose eyes a license page is for: a customer, a reseller or staff with the licenses of their shop, administrators and
 * auditors. What somebody may do with what they see depends on their role as well.
 */
export type LicenseScope = 'mine' | 'reseller' | 'admin';
