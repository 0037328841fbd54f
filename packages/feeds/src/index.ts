export { feeds } from './registry.gen.ts';
export { checksumText, digestOf, readChecksum } from './ready/checksum.ts';
export { isSignedBy, signIndex } from './ready/signature.ts';
export { updateFromReady, type ReadyOptions } from './ready/update-from-ready.ts';
export type {
  CompileOptions,
  CompileResult,
  PartOutcome,
  SourceRequest,
  UpdateEvent,
  UpdatePorts,
} from './update/options.ts';
export { buildIndex, INDEX_FILE, LOCK_FILE, updateIndex, type UpdateOptions } from './update/update-index.ts';
