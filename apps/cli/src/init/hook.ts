/** The hook that `morel init` writes: what is committed is judged with the data that is there, without the network. */
export const HOOK_TEXT: string = `#!/bin/sh
# Written by morel init. Judges lockfiles, manifests and settings when one of them is about to be committed.
git diff --cached --name-only | grep -qE '(lock|\\.lockb?|package.*\\.json|requirements.*\\.txt|pyproject\\.toml|go\\.(mod|sum)|Cargo\\.toml|npmrc|\\.ya?ml)$' || exit 0
npx --no morel scan --offline --quiet
`;

export const PRE_COMMIT_CONFIG: string = `# Written by morel init.
repos:
  - repo: local
    hooks:
      - id: morel
        name: morel
        entry: npx --no morel scan --offline --quiet
        language: system
        pass_filenames: false
        files: '(lock|package.*\\.json|requirements.*\\.txt|pyproject\\.toml|go\\.(mod|sum)|Cargo\\.toml|npmrc|\\.ya?ml)$'
`;
