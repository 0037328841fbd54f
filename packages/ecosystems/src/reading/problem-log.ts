export { createProblemLog, type ProblemLog } from '@morel/model';
