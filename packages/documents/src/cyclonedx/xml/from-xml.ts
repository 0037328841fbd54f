import { asArray, get, type Schema, type SchemaSet, type Step, type XmlElement } from '@morel/parse';
import { LEFT_OUT, RENAMED, REPEATED, TEXT_MEMBERS } from './words.ts';

/** A document in the members of the JSON form, and where each part stood. */
export interface XmlBom {
  readonly value: unknown;
  /** The nearest element around a path. */
  readonly element: (path: readonly Step[]) => XmlElement;
  /** What the schema of the XML form forbids and that of the JSON form cannot see. */
  readonly faults: readonly XmlFault[];
  /** Names of parts that were left out. */
  readonly leftOut: readonly string[];
}

export interface XmlFault {
  readonly element: XmlElement;
  readonly message: string;
}

type Members = Record<string, unknown>;
type SchemaMembers = Exclude<Schema, boolean>;

/** Reads an XML document into the members of the JSON form, as the schema of its version has them. */
export function fromXml(root: XmlElement, version: string, set: SchemaSet): XmlBom {
  return new XmlReading(root, set, `bom-${version}`).read(version);
}

interface MemberParts {
  readonly members: Members;
  readonly owner: XmlElement;
  readonly child: XmlElement;
  readonly properties: Readonly<Record<string, Schema>>;
}

/** From this version on expressions may stand beside other licences. */
const MIXING = 'bom-1.7';

class XmlReading {
  readonly #root: XmlElement;
  readonly #set: SchemaSet;
  readonly #file: string;
  readonly #elements = new WeakMap<object, XmlElement>();
  readonly #faults: XmlFault[] = [];
  readonly #leftOut = new Set<string>();

  constructor(root: XmlElement, set: SchemaSet, file: string) {
    this.#root = root;
    this.#set = set;
    this.#file = file;
  }

  read(specVersion: string): XmlBom {
    const members = this.#object(this.#root, this.#resolve({ $ref: `${this.#file}#` }));
    const value = { bomFormat: 'CycloneDX', specVersion, ...members };
    this.#elements.set(value, this.#root);
    return {
      value,
      element: (path) => this.#elementAt(value, path),
      faults: this.#faults,
      leftOut: [...this.#leftOut],
    };
  }

  #elementAt(value: unknown, path: readonly Step[]): XmlElement {
    let found = this.#root;
    let current = value;
    for (const step of path) {
      current = typeof step === 'number' ? asArray(current)?.[step] : get(current, step);
      if (typeof current !== 'object' || current === null) break;
      found = this.#elements.get(current) ?? found;
    }
    return found;
  }

  #value(element: XmlElement, schema: Schema | undefined): unknown {
    const resolved = this.#resolve(schema);
    if (element.name === 'licenses') return this.#remember(this.#licences(element), element);
    if (element.name === 'dependencies' && this.#holdsObjects(resolved))
      return this.#remember(element.elements.map(dependencyOf), element);
    const form = this.#formOf(resolved, element);
    switch (typeOf(form)) {
      case 'array':
        return this.#remember(this.#items(element, form), element);
      case 'object':
        return this.#remember(this.#object(element, form), element);
      default:
        return scalar(element.text || (element.attributes['ref'] ?? ''), typeOf(form));
    }
  }

  #holdsObjects({ items }: SchemaMembers): boolean {
    return typeOf(this.#resolve(entrySchema(items))) === 'object';
  }

  /** Of several forms a list is meant where the entries carry the name that lists have, an object otherwise. */
  #formOf(schema: SchemaMembers, element: XmlElement): SchemaMembers {
    const forms = (schema.oneOf ?? schema.anyOf ?? []).map((form) => this.#resolve(form));
    if (typeOf(schema) !== undefined || forms.length === 0) return schema;
    const wanted = formFitting(element);
    return forms.find((form) => typeOf(form) === wanted) ?? forms[0] ?? schema;
  }

  #items(element: XmlElement, { items }: SchemaMembers): unknown[] {
    return this.#own(element).map((child) => this.#value(child, entrySchema(items)));
  }

  #object(element: XmlElement, schema: SchemaMembers): Members {
    const members: Members = {};
    const properties = this.#propertiesOf(schema);
    for (const [name, text] of Object.entries(element.attributes)) {
      if (name.startsWith('xmlns') || name.includes(':')) continue;
      const key = RENAMED.get(name) ?? name;
      // The XML form takes any attribute of others.
      if (Object.hasOwn(properties, key)) members[key] = scalar(text, typeOf(this.#resolve(properties[key])));
    }
    for (const child of this.#own(element)) this.#member({ members, owner: element, child, properties });
    const text = TEXT_MEMBERS.find((key) => key in properties && !(key in members));
    if (element.elements.length === 0 && element.text !== '' && text !== undefined) members[text] = element.text;
    return members;
  }

  #member({ members, owner, child, properties }: MemberParts): void {
    const key = RENAMED.get(child.name) ?? child.name;
    if (LEFT_OUT.has(key)) {
      this.#leftOut.add(key);
      return;
    }
    const schema = this.#resolve(properties[key]);
    if (key === 'classification' && child.attributes['flow'] !== undefined) members['flow'] = child.attributes['flow'];
    const list = members[key];
    if ((REPEATED.has(key) || REPEATED.has(`${owner.name}/${key}`)) && typeOf(schema) === 'array') {
      const item = this.#value(child, entrySchema(schema.items));
      if (Array.isArray(list)) list.push(item);
      else members[key] = [item];
      return;
    }
    if (key in members) this.#fault(child, `<${child.name}> stands twice where one may`);
    else members[key] = this.#value(child, properties[key]);
  }

  /** A list of licences, or of one expression. Source: `licenseChoiceType`. */
  #licences(element: XmlElement): unknown[] {
    const licence = this.#resolve({ $ref: `${this.#file}#/definitions/license` });
    const names = this.#own(element).map(({ name }) => name);
    if (this.#file < MIXING && names.includes('expression') && names.length > 1)
      this.#fault(element, 'an expression stands beside other licences');
    return this.#own(element).map((child) => {
      if (child.name === 'license') return this.#remember({ license: this.#value(child, licence) }, child);
      const { attributes, text } = child;
      const { expression = text, 'bom-ref': reference, acknowledgement } = attributes;
      const choice = {
        expression,
        ...(reference !== undefined && { 'bom-ref': reference }),
        ...(acknowledgement !== undefined && { acknowledgement }),
      };
      return this.#remember(choice, child);
    });
  }

  /** Elements of CycloneDX; a document may hold those of others anywhere. */
  #own(element: XmlElement): readonly XmlElement[] {
    const home = this.#root.attributes['xmlns'];
    return element.elements.filter(
      ({ prefix, attributes: { xmlns } }) => prefix === this.#root.prefix && (xmlns === undefined || xmlns === home),
    );
  }

  #propertiesOf(schema: SchemaMembers): Readonly<Record<string, Schema>> {
    const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
    const inherited = parts.map((part) => this.#resolve(part).properties ?? {});
    return Object.assign({}, ...inherited, schema.properties);
  }

  #resolve(schema: Schema | undefined): SchemaMembers {
    if (schema === undefined || typeof schema === 'boolean') return {};
    if (schema.$ref === undefined) return schema;
    const [file = '', pointer = ''] = schema.$ref.split('#');
    const name = pointer.slice(pointer.lastIndexOf('/') + 1);
    const document = this.#set[file === '' ? this.#file : file];
    if (typeof document !== 'object') return {};
    return name === '' ? document : this.#resolve(document.definitions?.[name]);
  }

  #fault(element: XmlElement, message: string): void {
    this.#faults.push({ element, message });
  }

  #remember<V extends object>(value: V, element: XmlElement): V {
    this.#elements.set(value, element);
    return value;
  }
}

/** Entries are named as their list without the last letter. */
function formFitting({ name, elements, attributes }: XmlElement): 'array' | 'object' | 'string' {
  if (elements.length > 0) return elements.every((child) => `${child.name}s` === name) ? 'array' : 'object';
  return Object.keys(attributes).length === 0 ? 'string' : 'object';
}

/** Of a list with a schema for each position the first. */
function entrySchema(items: SchemaMembers['items']): Schema | undefined {
  return isList(items) ? items[0] : items;
}

function isList(items: SchemaMembers['items']): items is readonly Schema[] {
  return Array.isArray(items);
}

/** Some schemas of objects do not say that they are. */
function typeOf({ type, properties }: SchemaMembers): string | undefined {
  return typeof type === 'string' ? type : (type?.[0] ?? (properties && 'object'));
}

/** `<dependency ref="a"><dependency ref="b"/></dependency>`. */
function dependencyOf({ attributes, elements }: XmlElement): Members {
  const of = (wanted: string): (string | undefined)[] =>
    elements.filter(({ name }) => name === wanted).map((child) => child.attributes['ref']);
  const [dependsOn, provides] = [of('dependency'), of('provides')];
  return {
    ...(attributes['ref'] !== undefined && { ref: attributes['ref'] }),
    ...(dependsOn.length > 0 && { dependsOn }),
    ...(provides.length > 0 && { provides }),
  };
}

/** Source: XML Schema part 2, section 3.2.2. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** A text as the schema wants it, or as it is where it is nothing of that type: the check then says so. */
function scalar(text: string, type: string | undefined): unknown {
  if (type === 'boolean') return BOOLEANS.get(text) ?? text;
  if ((type === 'integer' || type === 'number') && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  return text;
}
