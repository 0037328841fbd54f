/**
 * Files whose change can change the verdict: lockfiles, manifests, settings of clients, builds, the policy. One regular
 * expression for `grep -E` and for Python's `re`.
 */
const JUDGED =
  '(lock|lockb|lock\\.(json|ya?ml)|package\\.json|npm-shrinkwrap\\.json|(requirements|constraints).*\\.(txt|in)|py(project|lock).*\\.toml|Pipfile|setup\\.(py|cfg)|pip\\.conf|go\\.(mod|sum|work)|Cargo\\.toml|(uv|pdm|poetry|bunfig)\\.toml|\\.cargo/config(\\.toml)?|\\.(npmrc|yarnrc)|\\.ya?ml|Dockerfile.*|Jenkinsfile)$';

/** The hook that `morel init` writes: what is committed is judged with the data that is there, without the network. */
export function hookText(run: string): string {
  return `#!/bin/sh
# Written by morel init. Judges the project when a lockfile, a manifest, a setting or a build is about to be committed.
git diff --cached --name-only | grep -qE '${JUDGED}' || exit 0
${run} scan --offline --quiet
`;
}

/** The same for the pre-commit framework. */
export function preCommitConfig(run: string): string {
  return `# Written by morel init.
repos:
  - repo: local
    hooks:
      - id: morel
        name: morel
        entry: ${run} scan --offline --quiet
        language: system
        pass_filenames: false
        files: '${JUDGED}'
`;
}
