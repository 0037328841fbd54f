import { exitCode, type RenderOptions, type Report } from '@morel/model';
import { documentConformance, sampleFinding, sampleInput, sampleReport, SAMPLE_REPORTS } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { document } from './index.ts';
import { workflowCommand } from './workflow-command.ts';

const OPTIONS: RenderOptions = { width: 80, color: false, verbose: false, quiet: false };

documentConformance(document, import.meta.dirname, { parse: commandsOf });

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads the lines as the runner of GitHub Actions does (ActionCommand.TryParseV2); every line must be a command. */
function commandsOf(output: string): readonly Command[] {
  return output
    .trimEnd()
    .split('\n')
    .map((line) => {
      const end = line.indexOf('::', 2);
      if (!line.startsWith('::') || end < 0) throw new Error(`no command: ${line}`);
      const [name = '', ...rest] = line.slice(2, end).split(' ');
      const pairs = rest
        .join(' ')
        .split(',')
        .filter((pair) => pair !== '');
      const properties = Object.fromEntries(
        pairs.map((pair) => {
          const at = pair.indexOf('=');
          return [
            pair.slice(0, at),
            unescape(
              pair
                .slice(at + 1)
                .replaceAll('%3A', ':')
                .replaceAll('%2C', ','),
            ),
          ];
        }),
      );
      if (!['error', 'warning', 'notice'].includes(name)) throw new Error(`another command: ${line}`);
      return { name, properties, message: unescape(line.slice(end + 2)) };
    });
}

function unescape(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function rendered(report: Report): readonly Command[] {
  return commandsOf([...(document.render?.(report, OPTIONS) ?? [])].join(''));
}

function manyFindings(amount: number): Report {
  const findings = Array.from({ length: amount }, (_, id) => sampleFinding({ id: `${id}`, message: `number ${id}` }));
  return sampleReport({ inputs: [sampleInput({})], findings });
}

describe('the annotations', () => {
  it.each(SAMPLE_REPORTS)('of $name have an error exactly where the exit code is not 0', ({ report }) => {
    expect(rendered(report).some(({ name }) => name === 'error')).toBe(exitCode(report) !== 0);
  });

  it('begin with the decision, then malware', () => {
    const findings = SAMPLE_REPORTS.find(({ name }) => name === 'findings')?.report ?? sampleReport({});
    const [first, second] = rendered(findings);
    expect(first?.properties['title']).toBe('Morel: block');
    expect(second?.properties).toEqual({
      title: 'event-stream@3.3.6: GHSA-mh6f-8j2x-4483',
      file: 'package-lock.json',
      line: '812',
      col: '5',
    });
  });

  it('say within the ten that are shown how many are not', () => {
    const errors = rendered(manyFindings(25)).filter(({ name }) => name === 'error');
    expect(errors).toHaveLength(27);
    expect(errors[9]?.message).toBe('17 more in the log of this step, where GitHub shows no annotation');
    expect(
      rendered(manyFindings(9))
        .map(({ message }) => message)
        .join(),
    ).not.toContain('more in the log');
  });

  it('escape what ends a property, a command or a line', () => {
    const line = workflowCommand(
      'error',
      { title: 'a:b,c%d::\n', file: 'x,line=1::\u0085' },
      '100%\r\n::set-env name=x::y%0A',
    );
    expect(line).toBe(
      String.raw`::error title=a%3Ab%2Cc%25d%3A%3A\u{a},file=x%2Cline=1%3A%3A\u{85}::100%25\u{d}\u{a}::set-env name=x::y%250A` +
        '\n',
    );
    expect(commandsOf(line)).toEqual([
      {
        name: 'error',
        properties: { title: String.raw`a:b,c%d::\u{a}`, file: String.raw`x,line=1::\u{85}` },
        message: String.raw`100%\u{d}\u{a}::set-env name=x::y%0A`,
      },
    ]);
  });
});
