import type { Client, CommandRule } from '@morel/model';

const CONFIG = '.cargo/config.toml';
const REFERENCE = 'https://doc.rust-lang.org/cargo/reference/config.html';
const AGE = /^\s*[1-9]\d*\s+(?:second|minute|hour|day|week|month)s?\s*$/;

/**
 * Cargo. It has no switch against build scripts: `build.rs` and procedural macros run on every build with the rights of
 * the user, so there is no such control here.
 */
export const client: Client = {
  id: 'cargo',
  title: 'Cargo',
  shownBy: ['cargo-lock'],
  controls: [
    {
      id: 'age-gate',
      title: 'Minimum age of new releases',
      purpose: 'age',
      keys: ['registries.crates-io.min-publish-age', 'registry.min-publish-age', 'registry.global-min-publish-age'],
      protects: (value) => AGE.test(value),
      byDefault: false,
      why: 'Most malicious releases are found within days. A minimum age keeps them out of new lockfiles until then.',
      advice: `Write [registry] global-min-publish-age = "7 days" into ${CONFIG}.`,
      enisa: ['E-INT-6'],
      since: '1.100',
      reference: REFERENCE,
    },
    {
      id: 'age-gate-obeyed',
      title: 'Minimum age is obeyed',
      purpose: 'age',
      keys: ['resolver.incompatible-publish-age'],
      protects: (value) => value !== 'allow',
      byDefault: true,
      why: 'With "allow", releases below the minimum age are taken all the same.',
      advice: `Remove resolver.incompatible-publish-age = "allow" from ${CONFIG}.`,
      enisa: ['E-INT-6'],
      since: '1.100',
      reference: REFERENCE,
    },
    {
      id: 'revocation-check',
      title: 'Certificates are checked for revocation',
      purpose: 'trust',
      keys: ['http.check-revoke'],
      protects: (value) => value !== 'false',
      byDefault: true,
      why: 'Without the check, Cargo trusts a server whose certificate was withdrawn.',
      advice: `Remove http.check-revoke = false from ${CONFIG}.`,
      enisa: ['E-INT-4'],
      reference: REFERENCE,
    },
  ],
  commands: commands(),
  fixes: {
    upgrade: 'cargo add {name}@{version}',
    upgradeMember: 'cargo add --package {member} {name}@{version}',
    refresh: 'cargo update --package {name} --precise {version}',
    override: 'Add {name} to [patch.crates-io] in Cargo.toml of the workspace',
  },
};

function commands(): readonly CommandRule[] {
  const builds =
    'build|b|check|c|test|t|run|r|bench|clippy|doc|rustc|rustdoc|fetch|package|publish|nextest|tree|vendor|metadata';
  const locked = ['--locked', '--frozen'];
  const rules: CommandRule[] = [
    {
      words: ['cargo', builds],
      unless: locked,
      why: 'Where Cargo.lock is missing or out of step, Cargo picks new versions in silence.',
      instead: 'the same command with --locked',
    },
    {
      words: ['cargo', 'install'],
      unless: locked,
      why: 'Without --locked, cargo install passes over the lockfile of the tool and takes the newest of every crate.',
      instead: 'cargo install --locked with --version',
    },
    {
      words: ['cargo', 'update|generate-lockfile|add|upgrade'],
      unless: [...locked, '--dry-run'],
      why: 'It changes the lockfile during the build, so nobody reviews what comes in.',
      instead: 'cargo build --locked, with the change of Cargo.lock in a commit of its own',
    },
  ];
  // `cargo +nightly build` is `cargo build` with another toolchain.
  const withToolchain = rules.map(({ words, ...rule }) => ({
    ...rule,
    words: ['cargo', '+stable|+beta|+nightly', ...words.slice(1)],
  }));
  return [...rules, ...withToolchain];
}
