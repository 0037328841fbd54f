import type { OccurrenceSubject, Source } from '@morel/model';
import { occurrenceSubject, ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

function from(source: Source): OccurrenceSubject {
  return occurrenceSubject({ occurrence: { source } });
}

function registry(url: string): OccurrenceSubject {
  return from({ kind: 'registry', url });
}

const FOREIGN = 'acorn-tool@1.2.3 comes from the registry npm.corp.example, which is not the public one.';

ruleConformance(rule, [
  { name: 'has nothing against the public registry', subject: occurrenceSubject(), says: [] },
  { name: 'has nothing against an entry without an address', subject: from({ kind: 'registry' }), says: [] },
  {
    name: 'has nothing against an index in the form of Cargo',
    subject: registry('sparse+https://registry.example/'),
    says: [],
  },
  { name: 'takes the usual port for no port', subject: registry('https://registry.example:443/x.tgz'), says: [] },
  { name: 'names another registry', subject: registry('https://npm.corp.example/x.tgz'), says: [{ message: FOREIGN }] },
  {
    name: 'allows a registry that the policy names',
    subject: registry('https://npm.corp.example/x.tgz'),
    options: { 'allowed-hosts': ['*.CORP.example'] },
    says: [],
  },
  {
    name: 'does not take another port of an allowed host for the host',
    subject: registry('https://npm.corp.example:8443/x.tgz'),
    options: { 'allowed-hosts': ['npm.corp.example'] },
    says: [{ message: FOREIGN.replace('.example', '.example:8443') }],
  },
  {
    name: 'does not take a user for the host',
    subject: registry('https://registry.example@evil.example/x.tgz'),
    says: [{ message: FOREIGN.replace('npm.corp', 'evil') }],
  },
  {
    name: 'names an address that clients read in different ways',
    subject: registry('https://registry.example\\@evil.example/x.tgz'),
    says: [{ message: 'acorn-tool@1.2.3 comes from the registry evil.example, which is not the public one.' }],
  },
  {
    name: 'names an address without a host',
    subject: registry('nowhere'),
    says: [{ message: 'acorn-tool@1.2.3 comes from an address whose host cannot be told.' }],
  },
  {
    name: 'names plain http, also to an allowed host',
    subject: registry('http://registry.example/x.tgz'),
    options: { 'allowed-hosts': ['registry.example'] },
    says: [{ message: 'acorn-tool@1.2.3 comes over an unprotected connection from registry.example.' }],
  },
  {
    name: 'names the unprotected protocol of git',
    subject: from({ kind: 'git', url: 'git://git.example/a.git', commit: 'abc' }),
    says: [{ message: 'acorn-tool@1.2.3 comes over an unprotected connection from git.example.' }],
  },
  {
    name: 'names a git repository',
    subject: from({ kind: 'git', url: 'git+ssh://git@git.example/a.git', commit: 'abc' }),
    says: [{ message: 'acorn-tool@1.2.3 comes from a git repository on git.example.' }],
  },
  {
    name: 'reads the short form of ssh',
    subject: from({ kind: 'git', url: 'git@git.example:a/b.git', commit: 'abc' }),
    options: { 'allowed-hosts': ['git.example'] },
    says: [],
  },
  {
    name: 'wants a commit even of an allowed host',
    subject: from({ kind: 'git', url: 'https://git.example/a.git' }),
    options: { 'allowed-hosts': ['git.example'] },
    says: [{ message: 'acorn-tool@1.2.3 comes from a git repository on git.example without a fixed commit.' }],
  },
  {
    name: 'names an archive, also one on the host of the registry',
    subject: from({ kind: 'url', url: 'https://registry.example/x.tgz' }),
    says: [{ message: 'acorn-tool@1.2.3 comes as an archive from registry.example.' }],
  },
  { name: 'leaves files of the project alone', subject: from({ kind: 'file', path: 'vendor/x.tgz' }), says: [] },
]);
