export { documents } from './registry.gen.ts';
