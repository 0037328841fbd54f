import { base64, direct, text, type Package, type Sample } from './sample.ts';

const quoted = (name: string): string => (name.startsWith('@') ? `'${name}'` : name);

/** The lockfile of pnpm, version 9. */
export const pnpm: Sample = {
  ecosystem: 'npm',
  format: 'pnpm-lock',
  file: 'pnpm-lock.yaml',
  write: writePnpmLock,
};

function writePnpmLock(packages: readonly Package[]): string {
  return [
    "lockfileVersion: '9.0'\n\nsettings:\n  autoInstallPeers: true\n  excludeLinksFromLockfile: false\n",
    'importers:\n\n  .:\n    dependencies:',
    ...direct(packages).map(
      ({ name, version }) => `      ${quoted(name)}:\n        specifier: ^${version}\n        version: ${version}`,
    ),
    '\npackages:\n',
    text(packages, (one) => [
      `  ${quoted(`${one.name}@${one.version}`)}:`,
      `    resolution: {integrity: sha512-${base64(one, 64)}}`,
      "    engines: {node: '>=18'}",
      '',
    ]),
    'snapshots:\n',
    text(packages, ({ name, version, wants }) => {
      const key = quoted(`${name}@${version}`);
      if (wants.length === 0) return [`  ${key}: {}`, ''];
      const lines = wants.map((other) => `      ${quoted(other.name)}: ${other.version}`);
      return [`  ${key}:`, '    dependencies:', ...lines, ''];
    }),
  ].join('\n');
}
