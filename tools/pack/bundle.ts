import { rolldown, type OutputChunk } from 'rolldown';

export interface Bundle {
  /** Every module that went into it, absolute paths. */
  readonly modules: readonly string[];
  readonly bytes: number;
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
  });
  await build.close();
  const chunks = output.filter((item): item is OutputChunk => item.type === 'chunk');
  return {
    modules: [...new Set(chunks.flatMap((chunk) => chunk.moduleIds))].toSorted(),
    bytes: chunks.reduce((sum, chunk) => sum + chunk.code.length, 0),
  };
}
