import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '@morel/model';
import { startFeedServer, type FeedServer } from '@morel/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { httpFromEnvironment, type Surroundings } from './http-from-environment.ts';

const SILENT: Log = { info: () => undefined, warn: () => undefined };
const LIMIT = 1000;

let server: FeedServer;
let userHome: string;

beforeEach(async () => {
  server = await startFeedServer();
  server.put('/a', 'x');
  userHome = mkdtempSync(join(tmpdir(), 'morel-user-'));
});

afterEach(async () => {
  rmSync(userHome, { recursive: true, force: true });
  await server.close();
});

function around(environment: Surroundings['environment'], offline = false): Surroundings {
  return { environment, userHome, userAgent: 'morel/test', offline, log: SILENT };
}

async function authorizationSent(environment: Surroundings['environment']): Promise<string | undefined> {
  const http = await httpFromEnvironment(around(environment));
  const { body } = await http.get({ url: `${server.url}/a`, limit: LIMIT });
  for await (const _ of body);
  http.close();
  return server.requests.at(-1)?.headers.authorization;
}

it('finds credentials in the netrc file, in another one that is named, and in variables', async () => {
  const other = join(userHome, 'other');
  writeFileSync(join(userHome, '.netrc'), 'machine 127.0.0.1 login a password b');
  writeFileSync(other, 'machine 127.0.0.1 login c password d');
  expect(await authorizationSent({})).toBe(`Basic ${btoa('a:b')}`);
  expect(await authorizationSent({ NETRC: other })).toBe(`Basic ${btoa('c:d')}`);
  expect(await authorizationSent({ MOREL_AUTH_127_0_0_1: 'Bearer t' })).toBe('Bearer t');
});

it('says which variable names a file that cannot be read', async () => {
  for (const name of ['NETRC', 'MOREL_CA_FILE']) {
    await expect(httpFromEnvironment(around({ [name]: join(userHome, 'none') }))).rejects.toMatchObject({
      code: 'bad-config',
      message: expect.stringContaining(`${name} names`),
    });
  }
});

it('allows plain http to the hosts that are named, and nothing when offline', async () => {
  const url = 'http://mirror.invalid/';
  const strict = await httpFromEnvironment(around({}));
  await expect(strict.get({ url, limit: LIMIT })).rejects.toMatchObject({
    message: expect.stringContaining('over plain http'),
  });
  const offline = await httpFromEnvironment(around({ MOREL_INSECURE_HOSTS: 'other.test, mirror.invalid' }, true));
  await expect(offline.get({ url, limit: LIMIT })).rejects.toMatchObject({ code: 'offline' });
});
