const ID = /^[A-Z][A-Z0-9]{1,15}-[A-Za-z0-9][A-Za-z0-9:_.-]{2,60}$/;

/** The public page of an advisory, or undefined where the id is of no form that has one. */
export function advisoryAddress(id: string): string | undefined {
  return ID.test(id) ? `https://osv.dev/vulnerability/${encodeURIComponent(id)}` : undefined;
}
