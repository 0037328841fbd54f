export { checks } from './registry.gen.ts';
export { clientKey, clientsInUse, type ClientInUse } from './clients-in-use.ts';
