/** How reports show where data came from: an address without user, password, query and fragment, or the path as given. */
export function sourceLabel(location: string): string {
  if (!isAddress(location)) return location;
  const url = new URL(location);
  return `${url.protocol}//${url.host}${url.pathname}`.replace(/\/+$/, '');
}

/** Whether a location is a web address, and not a path. */
export function isAddress(location: string): boolean {
  return /^https?:\/\//i.test(location) && URL.canParse(location);
}
