import { createComponent, type Component, type Entry, type SpanSource } from '@morel/model';
import { asObject, asString, get } from '@morel/parse';
import { withoutUser } from '../../../reading/without-user.ts';
import { about } from '../../about.ts';
import { npmComponent } from '../../component.ts';
import { digestsOf } from '../../integrity.ts';
import { npmPurl } from '../../names.ts';
import { platformOf } from '../../platform.ts';
import { splitNameAt } from '../../specifier.ts';
import type { DenoPackage } from './sections.ts';

/** The registry that serves packages of JSR to clients of npm, each as one of the scope `@jsr`. */
const JSR_FOR_NPM = 'https://npm.jsr.io';
const JSR = 'https://jsr.io';

/** The entry of a package; undefined where its key does not name a version. */
export function entryOf({ kind, key, fields }: DenoPackage, span: SpanSource): Entry | undefined {
  const { name, range } = splitNameAt(key);
  // Peers that were chosen stand behind the version, which cannot hold a `_` itself.
  const version = range.split('_', 1)[0] ?? '';
  if (name === '' || version === '') return undefined;
  return kind === 'jsr' ? jsrEntry(name, version, fields, span) : npmEntry({ name, version, key }, fields, span);
}

interface Named {
  readonly name: string;
  readonly version: string;
  readonly key: string;
}

function npmEntry({ name, version, key }: Named, fields: unknown, span: SpanSource): Entry {
  const tarball = asString(get(fields, 'tarball'));
  const source = { kind: 'registry', ...(tarball && { url: withoutUser(tarball) }) } as const;
  const marker = platformOf(asObject(fields) ?? {});
  return {
    component: npmComponent(name, version, source),
    key: `npm:${key}`,
    source,
    digests: digestsOf(asString(get(fields, 'integrity'))),
    span,
    ...(marker !== undefined && { marker }),
    ...(get(fields, 'scripts') === true && { installScript: true }),
    ...(get(fields, 'deprecated') === true && {
      notice: { kind: 'deprecated', text: 'its author has deprecated it' } as const,
    }),
  };
}

/** The digest of a package of JSR is that of its list of files, each of which has its own there. */
function jsrEntry(name: string, version: string, fields: unknown, span: SpanSource): Entry {
  return {
    component: jsrComponent(name, version),
    key: `jsr:${name}@${version}`,
    source: { kind: 'registry', url: JSR },
    digests: hexDigests(asString(get(fields, 'integrity'))),
    span,
  };
}

/** A package of JSR as npm has it: `@std/path` is `@jsr/std__path`. */
export function jsrComponent(name: string, version: string | undefined): Component {
  const npmName = jsrName(name);
  const purl = npmPurl(npmName, version, { repository_url: JSR_FOR_NPM });
  return createComponent(about.id, npmName, version, purl);
}

export function jsrName(name: string): string {
  return `@jsr/${name.replace(/^@/, '').replace('/', '__')}`;
}

/** A SHA-256 in hexadecimal as a subresource-integrity string. */
export function hexDigests(hex: string | undefined): readonly string[] {
  if (hex === undefined || !/^[0-9a-f]{64}$/i.test(hex)) return [];
  return [`sha256-${Buffer.from(hex, 'hex').toString('base64')}`];
}
