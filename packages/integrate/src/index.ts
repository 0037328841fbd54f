export { billOf, type BillOptions } from './bill/bill-of.ts';
export { checks } from './registry.gen.ts';
export { clientKey, clientsInUse, type ClientInUse } from './clients-in-use.ts';
