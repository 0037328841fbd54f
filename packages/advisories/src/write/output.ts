import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Extent, Section } from '../file/layout.ts';

/** Counts and hashes the bytes of the file as they are handed on. */
export class Output {
  readonly #hash = createHash('sha256');
  #position = 0;

  get position(): number {
    return this.#position;
  }

  /** The hash of everything so far. */
  digest(): string {
    return this.#hash.copy().digest('hex');
  }

  pass(bytes: Uint8Array): Uint8Array {
    this.#position += bytes.length;
    this.#hash.update(bytes);
    return bytes;
  }

  /** Where the bytes between a former position and here lie. */
  since(offset: number): Extent {
    return { offset, length: this.#position - offset };
  }

  /** Writes a section that is read whole. */
  *section(bytes: Uint8Array): Generator<Uint8Array, Section> {
    const section = { offset: this.#position, length: bytes.length, crc: crc32(bytes) };
    yield this.pass(bytes);
    return section;
  }
}
