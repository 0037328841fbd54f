/** Where a URL of a lockfile or manifest leads. */
export interface Remote {
  /** Lower case, without user and port. */
  readonly host: string;
  /** With the port, where it is not the usual one. */
  readonly hostWithPort: string;
  /** Nobody can change the bytes on the way unnoticed. */
  readonly isProtected: boolean;
}

const PROTECTED: ReadonlySet<string> = new Set(['https', 'ssh', 'sftp']);
const USUAL_PORTS: Readonly<Record<string, string>> = { https: '443', http: '80', ssh: '22' };
const AUTHORITY = /^([a-z][a-z0-9.-]*):\/\/([^/?#]*)/i;
const SCP_LIKE = /^(?:[\w.+-]+@)?([A-Za-z0-9][\w.-]*):(?!\/\/)./;
const HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)$/;

/**
 * The remote of a URL as package managers write it: `https://…`, `git+ssh://…`, `registry+https://…`,
 * `git@host:path`. Undefined where it names no host, or one that clients would read in different ways.
 */
export function remoteOf(url: string): Remote | undefined {
  const scheme = url.indexOf('://');
  const slash = scheme < 0 ? -1 : url.indexOf('/', scheme + 3);
  if (slash < 0) return readRemote(url);
  const server = url.slice(0, slash);
  if (!known.has(server)) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(server, readRemote(url));
  }
  return known.get(server);
}

/** Thousands of entries come from one server: what stands before the path decides. */
const known = new Map<string, Remote | undefined>();
const MOST_KNOWN = 1000;

function readRemote(url: string): Remote | undefined {
  const plain = url.replace(/^[a-z]{2,10}\+(?=[a-z]+:)/i, '');
  const [, protocol, authority] = AUTHORITY.exec(plain) ?? [];
  if (protocol === undefined || authority === undefined) {
    const [, host] = SCP_LIKE.exec(plain) ?? [];
    return host === undefined ? undefined : remote(host, '', true);
  }
  // Everything up to the last @ is the user, however much it looks like a host.
  const server = authority.slice(authority.lastIndexOf('@') + 1);
  const [, host = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(server) ?? [];
  const scheme = protocol.toLowerCase();
  const shownPort = /^\d+$/.test(port) && port !== USUAL_PORTS[scheme] ? port : '';
  return remote(host, shownPort, PROTECTED.has(scheme));
}

function remote(text: string, port: string, isProtected: boolean): Remote | undefined {
  const host = text.toLowerCase();
  if (!HOST.test(host)) return undefined;
  return { host, hostWithPort: port === '' ? host : `${host}:${port}`, isProtected };
}
