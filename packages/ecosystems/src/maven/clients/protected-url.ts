/** Whether nobody on the way can change what comes from an address. One that holds an expression is not judged. */
export function isProtectedUrl(url: string): boolean {
  return !/^http:\/\/(?!localhost[:/]|127\.)/i.test(url.trim());
}
