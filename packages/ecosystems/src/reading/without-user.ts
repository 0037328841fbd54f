/** An address without name and password before the host; `git@` stays, it is no secret. */
export function withoutUser(url: string): string {
  const start = url.indexOf('://') + 3;
  if (start < 3) return url;
  const slash = url.indexOf('/', start);
  const authority = url.slice(start, slash < 0 ? url.length : slash);
  const at = authority.lastIndexOf('@');
  if (at < 0 || authority.slice(0, at) === 'git') return url;
  return url.slice(0, start) + url.slice(start + at + 1);
}
