import type { CsafCheck } from './csaf-check.ts';
import { environmentalScore } from './cvss.ts';
import { validCvss } from './cvss-object.ts';
import { placed, vulnerabilitiesOf, type Placed } from './products.ts';
import { cvssIn } from './scores.ts';
import { named } from './words.ts';

/** Section 6.2.19: a product that is fixed has, where it has a score, an environmental score of 0. */
export const scoreOfFixed: CsafCheck = {
  test: '6.2.19',
  *find(csaf, scoresOf) {
    for (const { value: vulnerability, path } of vulnerabilitiesOf(csaf)) {
      const { first_fixed: first = [], fixed = [] } = vulnerability.product_status ?? {};
      const isFixed = new Set([...first, ...fixed]);
      const harmless = new Set<string>();
      const scored: Placed<string>[] = [];
      for (const score of placed(vulnerability.scores, [...path, 'scores'])) {
        const isZero = [...validCvss(cvssIn(score))].some(({ value }) => environmentalScore(value, scoresOf) === 0);
        for (const product of score.value.products) {
          if (!isFixed.has(product)) continue;
          if (isZero) harmless.add(product);
          else scored.push({ value: product, path: score.path });
        }
      }
      for (const product of scored)
        if (!harmless.has(product.value))
          yield {
            path: product.path,
            message: `is of ${named(product.value)}, which is fixed, and gives no environmental score of 0`,
          };
    }
  },
};
