import { describe, expect, it } from 'vitest';
import { HIDDEN, shownValue } from './secret.ts';

describe('a credential in a settings file', () => {
  it.each([
    ['//npm.example.com/:_authToken', 'npm_secret'],
    ['_password', 'c2VjcmV0'],
    ['npmScopes.acme.npmAuthToken', 'secret'],
    ['install.registry.token', 'secret'],
    ['_authToken', '${TOKEN-secret}'],
    ['_authToken', 'prefix-${TOKEN}'],
    ['_authToken', ''],
  ])('%s = %s is hidden', (key, value) => {
    expect(shownValue(key, value)).toBe(HIDDEN);
  });

  it.each([
    ['_authToken', '${NPM_TOKEN}'],
    ['npmAuthToken', '${NPM_TOKEN:-}'],
    ['install.registry.token', '$NPM_TOKEN'],
  ])('%s = %s is shown: it stands elsewhere', (key, value) => {
    expect(shownValue(key, value)).toBe(value);
  });

  it.each([
    ['registry', 'https://npm.example.com/', 'https://npm.example.com/'],
    ['registry', 'https://user:secret@npm.example.com/', 'https://npm.example.com/'],
    ['tokenize', 'x', 'x'],
  ])('%s = %s is shown as %s', (key, value, expected) => {
    expect(shownValue(key, value)).toBe(expected);
  });
});
