export { sharedData } from './shared-data.ts';
export { versSuite, type VersSuiteOptions } from './vers-suite.ts';
export { versionOrderConformance, type VersionOrderCorpus } from './version-order-conformance.ts';
export {
  bucketOf,
  startFeedServer,
  type Fault,
  type FeedServer,
  type FileOptions,
  type ServedRequest,
} from './feed-server.ts';
export { accessOf, appErrorOf, ndjsonOf, osvRecord, type OsvLike } from './feed-samples.ts';
export { untarTexts } from './untar.ts';
export { zipOf } from './zip-of.ts';
export { failNthCall, faultyAccess, faultyTree, type PortFault } from './fault-ports.ts';
export { readerConformance, type ReadingExtension } from './reader-conformance.ts';
export { readFetching, readTree, type Tree } from './read-tree.ts';
export { summariseReading } from './summarise-reading.ts';
export { ecosystemConformance, type EcosystemSamples } from './ecosystem-conformance.ts';
export { toyEcosystem } from './toy/toy-ecosystem.ts';
export { documentConformance, type DocumentChecks } from './document-conformance.ts';
export { SAMPLE_REPORTS, type SampleReport } from './sample-reports.ts';
export {
  sampleFinding,
  sampleComponent,
  sampleInput,
  sampleMatch,
  samplePriority,
  sampleReport,
  type SampleMatch,
} from './sample-report-parts.ts';
export { treeOf } from './tree-of.ts';
export { ruleConformance, type RuleCase } from './rule-conformance.ts';
export {
  inputOf,
  matchSubject,
  occurrenceSubject,
  requirementSubject,
  type MatchParts,
  type OccurrenceParts,
} from './rule-subjects.ts';
export { collectFeed, feedConformance, type Collected } from './feed-conformance.ts';
export { loopbackHttp } from './loopback-http.ts';
export { memoryStorage, type MemoryFaults, type MemoryStorage } from './memory-storage.ts';
export { newcomerSubject, reviewStanding, sampleReview } from './sample-reviews.ts';
