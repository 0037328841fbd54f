/** A pnpm lockfile (version 9) of this many packages, as pnpm writes it: every package asks for three later ones. */
export function makePnpmLock(names: readonly string[]): string {
  const wanted = (at: number): number[] =>
    [at + 1, at * 2 + 1, at * 3 + 2].filter((to, i, all) => to < names.length && all.indexOf(to) === i);
  const lines = [
    "lockfileVersion: '9.0'",
    '',
    'settings:',
    '  autoInstallPeers: true',
    '  excludeLinksFromLockfile: false',
    '',
    'importers:',
    '',
    '  .:',
    '    dependencies:',
  ];
  for (const at of [0, 1, 2].filter((index) => index < names.length)) {
    lines.push(
      `      ${quoted(names[at] ?? '')}:`,
      `        specifier: ^${version(at)}`,
      `        version: ${version(at)}`,
    );
  }
  lines.push('', 'packages:', '');
  for (const [at, name] of names.entries()) {
    const digest = Buffer.from(`${name}@${version(at)}`.repeat(8))
      .toString('base64')
      .slice(0, 86);
    lines.push(
      `  ${quoted(`${name}@${version(at)}`)}:`,
      `    resolution: {integrity: sha512-${digest}==}`,
      "    engines: {node: '>=18'}",
      '',
    );
  }
  lines.push('snapshots:', '');
  for (const [at, name] of names.entries()) {
    const targets = wanted(at);
    const key = quoted(`${name}@${version(at)}`);
    if (targets.length === 0) {
      lines.push(`  ${key}: {}`, '');
      continue;
    }
    lines.push(`  ${key}:`, '    dependencies:');
    for (const to of targets) lines.push(`      ${quoted(names[to] ?? '')}: ${version(to)}`);
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

function version(at: number): string {
  return `${1 + (at % 5)}.${at % 17}.${at % 11}`;
}

function quoted(text: string): string {
  return text.startsWith('@') ? `'${text}'` : text;
}
