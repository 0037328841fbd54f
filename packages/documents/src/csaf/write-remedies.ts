import type { VexResponse, VexStatement } from '@morel/model';
import { NO_PLACE, type VexLosses } from '../vex/losses.ts';

/** Source: CSAF 2.0, section 3.2.3.12.1. */
type Category = 'mitigation' | 'no_fix_planned' | 'none_available' | 'vendor_fix' | 'workaround';

const CATEGORIES: Readonly<Record<VexResponse, Category>> = {
  can_not_fix: 'no_fix_planned',
  will_not_fix: 'no_fix_planned',
  update: 'vendor_fix',
  rollback: 'mitigation',
  workaround_available: 'workaround',
};

/** Responses that have a category of their own. */
const HELD: ReadonlySet<VexResponse> = new Set<VexResponse>(['will_not_fix', 'update', 'workaround_available']);

export interface WrittenRemedy {
  readonly category: Category;
  readonly date: string | undefined;
  readonly details: string;
}

/** What a statement says to do, as entries of `remediations` without their products. */
export function remediesOf(statement: VexStatement, losses: VexLosses): WrittenRemedy[] {
  const { status, action, actionTime: date, responses = [], workaround } = statement;
  const unheld = responses.filter((response) => !HELD.has(response));
  if (unheld.length > 0) losses.add('responses', unheld.join(', '), 'CSAF has no such category');
  const remedies: WrittenRemedy[] = [
    ...categoriesOf(statement).map((category) => ({ category, date, details: action ?? responses.join(', ') })),
    ...(workaround === undefined ? [] : [{ category: 'workaround' as const, date, details: workaround }]),
  ];
  if (action === undefined && remedies.length > (workaround === undefined ? 0 : 1))
    losses.add('responses', responses.join(', '), 'CSAF asks for words beside the category', 'action');
  if (action !== undefined && responses.length === 0)
    losses.add('action', action, 'CSAF asks of which category it is: mitigation');
  if (remedies.length > 0) return remedies;
  if (actionTimeIsLost(statement)) losses.add('actionTime', date, NO_PLACE);
  if (status !== 'affected') return [];
  losses.add('action', '', 'none is stated, and CSAF asks for one: it says so', 'action');
  return [{ category: 'none_available', date, details: 'No action is stated.' }];
}

function actionTimeIsLost({ status, actionTime }: VexStatement): boolean {
  return status !== 'affected' && actionTime !== undefined;
}

/** Of the action, and of responses that stand without one. A workaround in words speaks for itself. */
function categoriesOf({ action, responses = [], workaround }: VexStatement): Category[] {
  const told = responses.filter((response) => response !== 'workaround_available' || workaround === undefined);
  const categories = [...new Set(told.map((response) => CATEGORIES[response]))];
  return categories.length === 0 && action !== undefined ? ['mitigation'] : categories;
}
