import { rolldown, type CodeSplittingGroup, type OutputChunk } from 'rolldown';

export interface Bundle {
  /** Every module that went into it, absolute paths. */
  readonly modules: readonly string[];
  readonly bytes: number;
}

/**
 * Which modules share a file. A file costs about as much to open as ten kilobytes to compile, so a plain scan is few
 * files: the start, the scan with its rules and checks, and one for each ecosystem and format that is used. Each group
 * takes along what its modules import and no group above it has.
 */
const CHUNKS: CodeSplittingGroup[] = [
  chunk('start', { tags: ['$initial'] }),
  chunk('scan', {
    test: /apps\/cli\/src\/commands\/scan\.ts$|packages\/(?:policy|integrate)\/src\/[\w-]+\/index\.ts$/,
  }),
  chunk('parse', { test: /packages\/parse\/src\/(?:ini|json|text|toml|yaml)\// }),
  chunk('build-files', { test: /packages\/documents\/src\/(?:shell|walk|workflow|workflow-folder|yaml-scalar)\.ts$/ }),
  chunk('report', { test: /packages\/documents\/src\/[\w-]+\.ts$/ }),
];

function chunk(name: string, which: Pick<CodeSplittingGroup, 'tags' | 'test'>): CodeSplittingGroup {
  return { name, ...which };
}

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
