import type { Client } from '@morel/model';

/**
 * Pkg. It runs `deps/build.jl` of packages on installation and has no switch against that; what it reads beside the two
 * files are environment variables and code. Its commands are code too, so there are none to compare here.
 */
export const client: Client = {
  id: 'pkg',
  title: 'Pkg',
  shownBy: ['julia-manifest'],
  controls: [],
  commands: [],
  fixes: {
    upgrade: `julia --project -e 'using Pkg; Pkg.add(name="{name}", version="{version}")'`,
    override: 'Add {name} to [deps] and [compat] of Project.toml at {version}',
  },
};
