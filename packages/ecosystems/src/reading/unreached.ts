export { reach, targetsOf, unreachedStarts } from '@morel/model';
