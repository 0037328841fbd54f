export { order as cargo } from './cargo/index.ts';
export { order as go } from './go/index.ts';
export { order as maven } from './maven/index.ts';
export { order as pep440 } from './pep440/index.ts';
export { order as semver } from './semver/index.ts';
export { versionOrders } from './registry.gen.ts';
export type { Pep440Version } from './pep440/version.ts';
export type { SemVersion } from './semver-version.ts';
