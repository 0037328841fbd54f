import { rolldown, type CodeSplittingGroup, type OutputChunk } from 'rolldown';

export interface Bundle {
  /** Every module that went into it, absolute paths. */
  readonly modules: readonly string[];
  readonly bytes: number;
}

/**
 * Which modules share a file. A file costs about as much to open as ten kilobytes cost to compile, so a plain scan is
 * few files: the start, the scan with all rules and checks, one for each ecosystem with its manifests, and one for each
 * format that is used. A group takes along what its modules import and no group above it has.
 */
const CHUNKS: CodeSplittingGroup[] = [
  { name: 'start', tags: ['$initial'] },
  {
    name: 'scan',
    test: /cli[\\/]src[\\/]commands[\\/]scan\.ts$|packages[\\/](?:policy|integrate)[\\/]src[\\/][\w-]+[\\/]index\.ts$|ecosystems[\\/]src[\\/]reading[\\/]|versions[\\/]src[\\/][\w-]+\.ts$|model[\\/]src[\\/]/,
  },
  { name: 'parse', test: /packages[\\/]parse[\\/]src[\\/](?:hand-over\.ts|(?:ini|toml|yaml)[\\/])/ },
  { name: 'build-files', test: /documents[\\/]src[\\/](?:shell|walk|workflow|workflow-folder|yaml-scalar)\.ts$/ },
  { name: 'report', test: /documents[\\/]src[\\/][\w-]+\.ts$/ },
  {
    debugName: 'ecosystems',
    name: (path) => /ecosystems[\\/]src[\\/]([\w-]+)[\\/]/.exec(path)?.[1] ?? null,
    test: /ecosystems[\\/]src[\\/][\w-]+[\\/](?:[\w-]+\.ts$|manifests?[\\/])/,
  },
];

/**
 * One small entry and lazily loaded chunks, all runtime dependencies inside. CommonJS, because it starts a little
 * sooner than ES modules on every supported Node.
 */
export async function bundleCli(entry: string, folder: string): Promise<Bundle> {
  const build = await rolldown({ input: { morel: entry }, platform: 'node', treeshake: true, logLevel: 'warn' });
  const { output } = await build.write({
    dir: folder,
    format: 'cjs',
    minify: { compress: true, mangle: true, codegen: true },
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    keepNames: false,
    codeSplitting: { groups: CHUNKS },
  });
  await build.close();
  const chunks = output.filter((item): item is OutputChunk => item.type === 'chunk');
  return {
    modules: [...new Set(chunks.flatMap((chunk) => chunk.moduleIds))].toSorted(),
    bytes: chunks.reduce((sum, chunk) => sum + chunk.code.length, 0),
  };
}
