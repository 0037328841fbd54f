export { ecosystems } from './registry.gen.ts';
