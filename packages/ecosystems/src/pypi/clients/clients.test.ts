import { describe, expect, it } from 'vitest';
import { clients } from './index.ts';

/** The client whose rule says that the command does not obey a lock. */
function unlockedBy(command: string): string | undefined {
  const words = command.split(' ');
  for (const { id, commands } of clients) {
    for (const rule of commands) {
      const rest = words.slice(rule.words.length);
      const has = (flags: readonly string[]): boolean => rest.some((word) => flags.includes(word.split('=')[0] ?? ''));
      if (!rule.words.every((alternatives, at) => alternatives.split('|').includes(words[at] ?? ''))) continue;
      if (!has(rule.unless) && (!rule.when || has(rule.when))) return id;
    }
  }
  return undefined;
}

function protects(client: string, control: string, value: string): boolean | undefined {
  const controls = clients.find(({ id }) => id === client)?.controls ?? [];
  return controls.find(({ id }) => id === control)?.protects(value);
}

describe('commands of clients', () => {
  it.each([
    ['pip install -r requirements.txt', 'pip'],
    ['pip install --require-hashes -r requirements.txt', undefined],
    ['python -m pip install -r requirements.txt', 'pip'],
    ['python3 -m pip install --upgrade pip', 'pip'],
    ['pip install -e .', 'pip'],
    ['pip install --no-deps -e .', undefined],
    ['pip install requests', 'pip'],
    ['pip list', undefined],
    ['python setup.py install', 'pip'],
    ['python setup.py sdist', undefined],
    ['uv sync', 'uv'],
    ['uv sync --locked', undefined],
    ['uv run --frozen pytest', undefined],
    ['uv run pytest', 'uv'],
    ['uv pip install -r requirements.txt', 'uv'],
    ['uv pip install --require-hashes -r requirements.txt', undefined],
    ['uvx ruff', 'uv'],
    ['uv tool install ruff', 'uv'],
    ['poetry install', undefined],
    ['poetry update', 'poetry'],
    ['poetry lock', 'poetry'],
    ['poetry check --lock', undefined],
    ['pipenv install', 'pipenv'],
    ['pipenv install --deploy', undefined],
    ['pipenv sync', undefined],
    ['pdm install', 'pdm'],
    ['pdm install --frozen-lockfile', undefined],
    ['pdm sync', undefined],
    ['pipx run black', 'pipx'],
  ])('%s: %s', (command, client) => expect(unlockedBy(command)).toBe(client));
});

describe('controls of clients', () => {
  it.each([
    ['pip', 'require-hashes', 'true', true],
    ['pip', 'require-hashes', '--hash', true],
    ['pip', 'require-hashes', 'false', false],
    ['pip', 'only-binary', ':all:', true],
    ['pip', 'only-binary', 'numpy,scipy', false],
    ['pip', 'only-binary', ':none:', false],
    ['pip', 'extra-index-url', 'https://index.example.org/simple', false],
    ['pip', 'index-url', 'http://index.example.org/simple', false],
    ['pip', 'index-url', 'https://index.example.org/simple', true],
    ['uv', 'index-strategy', 'unsafe-best-match', false],
    ['uv', 'index-strategy', 'first-index', true],
    ['uv', 'no-build', 'false', false],
    ['uv', 'explicit-index', 'true', true],
    ['uv', 'explicit-index', 'https://index.example.org/simple', false],
    ['poetry', 'min-release-age', '0', false],
    ['poetry', 'min-release-age', '7', true],
    ['poetry', 'source-priority', 'supplemental', false],
    ['pipenv', 'verify-ssl', 'false', false],
    ['pipenv', 'cool-down-period', '7d', true],
    ['pipenv', 'cool-down-period', '0d', false],
    ['pipenv', 'cool-down-period', '7 days', false],
    ['pdm', 'exclude-newer', '7d', true],
    ['pdm', 'verify-ssl', 'true', true],
  ])('%s: %s is %s', (client, control, value, expected) => expect(protects(client, control, value)).toBe(expected));
});
