import type { CsafCheck, Finding } from './csaf-check.ts';
import type { CsafDocument } from './csaf-document.ts';
import { placed, vulnerabilitiesOf } from './products.ts';

/** Section 6.1.29: a remediation says for which products it is. */
export const remediationOfNothing: CsafCheck = {
  test: '6.1.29',
  find: (csaf) => withoutProducts(csaf, 'remediations'),
};

/** Section 6.1.32: a flag says for which products it is. */
export const flagOfNothing: CsafCheck = { test: '6.1.32', find: (csaf) => withoutProducts(csaf, 'flags') };

function* withoutProducts(csaf: CsafDocument, kind: 'flags' | 'remediations'): Generator<Finding> {
  for (const vulnerability of vulnerabilitiesOf(csaf))
    for (const { value, path } of placed(vulnerability.value[kind], [...vulnerability.path, kind]))
      if (!value.group_ids && !value.product_ids) yield { path, message: 'has neither "group_ids" nor "product_ids"' };
}
