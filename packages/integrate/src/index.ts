export { checkBill, type FieldResult, type ProfileResult } from './bill/check/check-bill.ts';
export { PROFILES, type Profile } from './bill/check/profiles.ts';
export { compareBills, type BillDifference } from './bill/diff/compare-bills.ts';
export { billOf, type BillOptions } from './bill/bill-of.ts';
export { checks } from './registry.gen.ts';
export { clientKey, clientsInUse, type ClientInUse } from './clients-in-use.ts';
