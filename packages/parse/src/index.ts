export type { Parsed, Step } from './document.ts';
export { asArray, asBoolean, asObject, asString, entriesOf, get, stringsOf } from './values.ts';
export { walkObjects, type Visited } from './walk-objects.ts';
export { readJson } from './json/read-json.ts';
export { readJsonc } from './json/read-jsonc.ts';
export { readIni, type IniEntry } from './ini/read-ini.ts';
export { readToml } from './toml/read-toml.ts';
export { loadToml } from './toml/load-toml.ts';
export { readBlockYaml } from './yaml/read-block-yaml.ts';
export { loadYaml } from './yaml/load-yaml.ts';
export { loadXml } from './xml/load-xml.ts';
export { xmlChild, xmlChildren, xmlText, type ParsedXml, type XmlElement } from './xml/xml-element.ts';
export { decodeText, type DecodedText } from './text/decode-text.ts';
export { textLines, type TextLine } from './text/text-lines.ts';
export { createPositions, type Encoding, type Positions } from './text/positions.ts';
export { canonicalParts, canonicalPurl } from './purl/canonical-purl.ts';
export { declaredLicence, declaredLicences } from './licence/licence-of.ts';
export { decidingLicence, licenceText, type LicenceLeaf, type LicenceTree } from './licence/licence-tree.ts';
export { parseLicence } from './licence/parse-licence.ts';
export { currentLicence, spdxExceptions, spdxLicences } from './licence/spdx-list.ts';
export { isDeeperThan } from './limits.ts';
export { checkSchema } from './schema/check-schema.ts';
export { formatFault } from './schema/formats.ts';
export { unknownKeywords } from './schema/unknown-keywords.ts';
export { isSchema, type Schema, type SchemaObject, type SchemaSet } from './schema/schema.ts';
export { pathText, type SchemaFault } from './schema/schema-fault.ts';
export { compileGlob } from './glob/compile-glob.ts';
export { loadCvss, type CvssScore } from './cvss/load-cvss.ts';
export { loadCvssScores, type CvssScores, type ScoreCvss, type ScoredVersion } from './cvss/load-cvss-scores.ts';
export { gunzipStream } from './compressed/gunzip-stream.ts';
export type { ArchiveEntry } from './compressed/archive-entry.ts';
export {
  openArchive,
  packingOf,
  type OpenedArchive,
  type OpenLimits,
  type Packing,
} from './compressed/open-archive.ts';
export { unzipEntries } from './compressed/unzip-entries.ts';
export type { CvssVersion } from './cvss/parse-vector.ts';
