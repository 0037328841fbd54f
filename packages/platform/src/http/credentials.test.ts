import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { credentialsFrom, variableFor } from './credentials.ts';
import { parseNetrc } from './netrc.ts';

const NETRC = `
# mirrors
machine mirror.test login alice password "s3cret"
machine other.test
  login bob
  account x
  password hunter2
macdef init
  machine evil.test login a password b

default login anyone password everywhere
`;

function credentialsOf(url: string, environment: Record<string, string>): string | undefined {
  const given = credentialsFrom(environment, NETRC)(new URL(url));
  const [scheme, code] = given?.split(' ') ?? [];
  return scheme === 'Basic' ? Buffer.from(code ?? '', 'base64').toString() : given;
}

describe('credentialsFrom', () => {
  it('reads the netrc file by host and never its default entry', () => {
    expect(credentialsOf('https://mirror.test/x', {})).toBe('alice:s3cret');
    expect(credentialsOf('https://other.test/x', {})).toBe('bob:hunter2');
    expect(credentialsOf('https://unknown.test/x', {})).toBe(undefined);
    expect(credentialsOf('https://sub.mirror.test/x', {})).toBe(undefined);
    expect(credentialsOf('https://evil.test/x', {})).toBe(undefined);
  });

  it('takes the variable of the host before the file, as user and password or as a whole header', () => {
    expect(variableFor('mirror-1.example.com')).toBe('MOREL_AUTH_MIRROR__1_EXAMPLE_COM');
    expect(credentialsOf('https://mirror.test/x', { MOREL_AUTH_MIRROR_TEST: 'carol:pw' })).toBe('carol:pw');
    expect(credentialsOf('https://mirror.test/x', { MOREL_AUTH_MIRROR_TEST: 'Bearer abc.def' })).toBe('Bearer abc.def');
  });

  it('takes user and password of the address before all', () => {
    expect(credentialsOf('https://u%40x:p%3A@mirror.test/x', { MOREL_AUTH_MIRROR_TEST: 'carol:pw' })).toBe('u@x:p:');
  });

  it('sends nothing over plain http but on this machine', () => {
    expect(credentialsOf('http://mirror.test/x', { MOREL_AUTH_MIRROR_TEST: 'carol:pw' })).toBe(undefined);
    expect(credentialsOf('http://127.0.0.1/x', { MOREL_AUTH_127_0_0_1: 'carol:pw' })).toBe('carol:pw');
  });
});

describe('parseNetrc', () => {
  it('never throws, and gives no machine without a password', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('machine', 'login', 'password', 'default', 'macdef', 'a', '#', '\n', '\n\n')),
        (words) => {
          for (const entry of parseNetrc(words.join(' '))) expect(entry.password).not.toBe('');
        },
      ),
    );
  });
});
