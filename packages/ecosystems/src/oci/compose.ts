import { quote, type Reader } from '@morel/model';
import { asArray, asObject, asString, entriesOf, get } from '@morel/parse';
import { substitute } from './substitute.ts';
import { yamlReader, type Say, type YamlImage } from './yaml-images.ts';

/**
 * Images that a Compose file starts. A service that is built gives its image a name instead of taking one. Source: Compose
 * Specification, "Services top-level elements" and "Interpolation".
 */
export const composeReader: Reader = yamlReader({
  format: 'image-compose',
  fault(root, log) {
    const isCompose = asObject(root) !== undefined;
    if (!isCompose) log.add('wrong-format', 'a Compose file is a map at its top');
    else if (get(root, 'include') !== undefined)
      log.add('not-judged', 'files that are included were not read from here');
    return !isCompose;
  },
  images: servicesOf,
});

function* servicesOf(root: unknown, say: Say): Generator<YamlImage> {
  const services = get(root, 'services');
  if (services !== undefined && services !== null && !asObject(services))
    say('unknown-entry', 'the services are no map', ['services']);
  for (const [id, service] of entriesOf(services)) {
    const at = ['services', id];
    if (id === '<<') say('unknown-entry', 'services that are merged in were not read', at);
    else if (asObject(service)) yield* serviceImage({ service, at }, say);
    else say('unknown-entry', `the service ${quote(id, 60)} is no map`, at);
  }
}

interface Service {
  readonly service: unknown;
  readonly at: readonly string[];
}

function* serviceImage({ service, at }: Service, say: Say): Generator<YamlImage> {
  const value = merged(service, 'image');
  const isBuilt = (merged(service, 'build') ?? undefined) !== undefined;
  if (isBuilt) return;
  const written = asString(value);
  if (value === undefined) {
    if (merged(service, 'extends') !== undefined)
      say('not-judged', 'a service extends another one; what that is was not read from here', at);
    return;
  }
  const place = [...at, 'image'];
  if (written === undefined) {
    say('unknown-entry', 'the image is no text', place);
    return;
  }
  // Values come from the environment of whoever starts it.
  const image = substitute(written.trim(), () => undefined);
  yield { written, image, at: place, kinds: ['prod'], platform: asString(merged(service, 'platform')) };
}

const MOST_MERGES = 10;

/** A member of a map, or of one of those that are merged into it with `<<` (YAML merge key, which Compose takes). */
function merged(owner: unknown, key: string, depth = 0): unknown {
  const own = get(owner, key);
  const more = get(owner, '<<');
  if (own !== undefined || more === undefined || depth > MOST_MERGES) return own;
  for (const one of asArray(more) ?? [more]) {
    const value = merged(one, key, depth + 1);
    if (value !== undefined) return value;
  }
  return undefined;
}
