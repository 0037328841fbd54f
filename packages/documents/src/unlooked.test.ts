import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleComponent, sampleReport } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { unlookedIn } from './unlooked.ts';

function reasons(notes: readonly string[], ecosystems: readonly string[]): readonly (string | undefined)[] {
  const components = ecosystems.map((ecosystem) => sampleComponent('a', '1', { ecosystem }));
  const report = sampleReport({ components, coverage: { ...sampleReport({}).coverage, notes } });
  const unlooked = unlookedIn(report);
  return components.map((component) => unlooked(component)?.message);
}

describe('what was not looked up', () => {
  it.each([
    ['Swift Package Manager', ['swift', 'npm'], [true, false]],
    ['CocoaPods', ['cocoapods', 'npm'], [true, false]],
    ['Container images', ['docker', 'npm'], [true, true]],
  ])('is what has no source of advisories, or all where it is not clear: %s of %j', (title, ecosystems, expected) => {
    const note = `no source of advisories is read for ${title}`;
    expect(reasons([note], ecosystems)).toEqual(expected.map((told) => (told ? note : undefined)));
  });

  it.each([
    ['report.ts', '`no source of advisories is read for ${'],
    ['coverage.ts', 'left out by --omit`'],
  ])('is told by the words that the engine writes: %s', (file, words) => {
    expect(readFileSync(join(import.meta.dirname, '../../assess/src', file), 'utf8')).toContain(words);
  });

  it('is nothing where no note says so', () => {
    expect(reasons(["1 component of the project's own not looked up"], ['npm'])).toEqual([undefined]);
  });
});
