import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const LINK = /\]\(([^)\s]+)\)|`((?:packages|apps|docs|data|tools|e2e|bench|examples)\/[\w./-]+\.(?:ts|md|mjs|json))`/g;

/**
 * Links and code-quoted paths in Markdown files that lead to no file; `path#symbol` must also name something that the
 * file declares.
 */
export function deadLinks(root: string): string[] {
  const faults: string[] = [];
  for (const file of markdownFiles(root)) {
    const text = readFileSync(file, 'utf8');
    for (const [, link, quoted] of text.matchAll(LINK)) {
      const target = link ?? quoted ?? '';
      if (/^(https?:|mailto:|#)/.test(target)) continue;
      const [path = '', symbol] = target.split('#');
      const full = link === undefined ? join(root, path) : join(dirname(file), path);
      const where = `${relative(root, file)}: ${target}`;
      if (!existsSync(full)) faults.push(`${where} leads nowhere`);
      else if (symbol !== undefined && full.endsWith('.ts') && !declares(readFileSync(full, 'utf8'), symbol))
        faults.push(`${where}: the file declares no ${symbol}`);
    }
  }
  return faults;
}

function declares(text: string, symbol: string): boolean {
  return new RegExp(`\\b(function|const|class|interface|type)\\s+${symbol}\\b`).test(text);
}

function markdownFiles(root: string): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      if (name === 'node_modules' || name === '.git' || name === 'dist' || name === 'fixtures') continue;
      const path = join(folder, name);
      if (statSync(path).isDirectory()) visit(path);
      else if (name.endsWith('.md')) found.push(path);
    }
  };
  visit(root);
  return found;
}
