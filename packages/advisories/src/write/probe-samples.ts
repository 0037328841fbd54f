import { hashKey } from '../file/hash.ts';
import { compareText } from './sort-store.ts';

const MOST = 24;
const ODD_VERSION = /[^0-9.]/;

/** A few samples out of many, the same whatever order they come in: those whose hash is smallest. */
export class ProbeSamples {
  readonly #best: { readonly text: string; readonly hash: number }[] = [];

  add(text: string): void {
    const hash = hashKey(text);
    const last = this.#best.at(-1);
    if (this.#best.length === MOST && last && hash >= last.hash) return;
    if (this.#best.some((sample) => sample.text === text)) return;
    this.#best.push({ text, hash });
    this.#best.sort((a, b) => a.hash - b.hash || compareText(a.text, b.text));
    this.#best.splice(MOST);
  }

  /** Only versions with more than digits and dots: on the others all orders agree. */
  addVersions(versions: readonly string[]): void {
    for (const version of versions) if (ODD_VERSION.test(version)) this.add(version);
  }

  list(): string[] {
    return this.#best.map(({ text }) => text);
  }
}
