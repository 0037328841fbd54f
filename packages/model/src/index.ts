export {
  componentKey,
  createComponent,
  isFirstParty,
  sourceAddress,
  type Component,
  type Source,
} from './component.ts';
export { readingOf, PROBLEMS, type Problem, type ProblemCode, type Reading } from './problem.ts';
export { printable, quote } from './quote.ts';
export { err, ok, type Result } from './result.ts';
export type { Location, Span } from './span.ts';
export { LOOKUPS, type Lookup } from './lookup.ts';
export { EDGE_KINDS } from './inventory.ts';
export type {
  Edge,
  EdgeKind,
  Input,
  InputRole,
  Inventory,
  Notice,
  Occurrence,
  Requirement,
  Root,
  Setting,
  Step,
} from './inventory.ts';
export { BuiltOccurrence, type SpanSource } from './built-occurrence.ts';
export { createProblemLog, type Hints, type ProblemLog } from './problem-log.ts';
export { reach, targetsOf, unreachedStarts } from './unreached.ts';
export { isOwnPart, OWN_PROPERTY } from './bom.ts';
export type * from './bom.ts';
export type { Brought, ChangeLink, ComponentChange, Difference } from './difference.ts';
export type * from './contracts/bom-format.ts';
export type * from './review.ts';
export type * from './vex.ts';
export { saysAnything } from './says-anything.ts';
export type * from './contracts/vex-format.ts';
export {
  algorithmNamed,
  compareDigests,
  digestOf,
  hashOf,
  isWeakDigest,
  type DigestChange,
  type DigestComparison,
} from './digests.ts';
export { InventoryBuilder, type Entry, type PartialInventory } from './inventory-builder.ts';
export { formatPurl, parsePurl, type PurlParts } from './purl.ts';
export { AppError, ERRORS, type ErrorCode } from './errors.ts';
export type {
  Clock,
  FileEntry,
  FileTree,
  Http,
  HttpRequest,
  HttpResponse,
  LocalFiles,
  Lock,
  Log,
  RandomAccess,
  Storage,
} from './ports.ts';
export type {
  Advisory,
  AdvisoryKind,
  AdvisoryRecord,
  Affected,
  AffectedRange,
  Interval,
  Match,
  MatchEvidence,
  RangeEvent,
  Severity,
  SeverityBand,
  Undecided,
} from './advisory.ts';
export type { Epss, Exploited, Risk, Ssvc } from './risk.ts';
export { known } from './fact.ts';
export type {
  ControlState,
  Drift,
  Fact,
  FactId,
  FactStatus,
  FactValues,
  InstalledDifference,
  KnownFact,
  LockState,
  MissingFact,
  UnlockedInstall,
} from './fact.ts';
export { LEVELS, type Evidence, type Finding, type Judgement, type Level, type Silenced } from './finding.ts';
export { mergeVerdicts, type Decision, type EvidenceStatus, type NotPerformed, type Verdict } from './decision.ts';
export type { Priority, Rating, RiskData, RiskInputs } from './rating.ts';
export { exitCode } from './report.ts';
export type {
  CheckReport,
  ComponentReport,
  Coverage,
  DataState,
  FeedReport,
  FindingReport,
  Gap,
  InputReport,
  MatchReport,
  Move,
  PlaceEdge,
  PlaceReport,
  PolicyState,
  Report,
  RootReport,
} from './report.ts';
export type { PageRules, Upstream } from './contracts/pages.ts';
export type { About, Extension } from './contracts/extension.ts';
export type { VersionOrder } from './contracts/version-order.ts';
export { HAND_OVER, loadReader } from './contracts/reader.ts';
export type {
  Claim,
  FormatAbout,
  Reader,
  ReaderFiles,
  ReaderSource,
  ReadResult,
  TextFile,
} from './contracts/reader.ts';
export { hasPurlType, isShownBy } from './contracts/ecosystem.ts';
export type {
  Client,
  CommandRule,
  Control,
  Ecosystem,
  EcosystemAbout,
  NameRules,
  RegistryRules,
} from './contracts/ecosystem.ts';
export type {
  AffectedPackage,
  Cursor,
  Feed,
  FeedAbout,
  FeedFile,
  FeedItem,
  FeedLayout,
  FeedNote,
  FeedSink,
  FeedState,
  PartAddresses,
} from './contracts/feed.ts';
export type {
  BooleanOption,
  ClientSubject,
  DataSubject,
  ExceptionState,
  ExceptionSubject,
  InputSubject,
  KnownFacts,
  ComponentSubject,
  MatchSubject,
  StatedLicence,
  NoOptions,
  NumberOption,
  OccurrenceSubject,
  OptionSpec,
  OptionSpecs,
  OptionsOf,
  OptionValue,
  PolicySubject,
  ChangeSubject,
  DeciderSubject,
  NewcomerSubject,
  ReviewChangeSubject,
  Preset,
  RequirementSubject,
  Rule,
  RuleAbout,
  StepSubject,
  StringOption,
  StringsOption,
  SubjectKind,
  Subjects,
} from './contracts/rule.ts';
export type { Check, CheckAbout, CheckContext, FactKey } from './contracts/check.ts';
export type { Document, DocumentAbout, RenderOptions } from './contracts/document.ts';
