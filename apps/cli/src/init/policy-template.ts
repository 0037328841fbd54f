/** The policy that `morel init` writes: the default, with the choices that most projects come to make. */
export const POLICY_TEMPLATE: string = `# yaml-language-server: $schema=./node_modules/morel/schemas/policy.schema.json
# Policy of Morel for this project. The schema above describes every key.
extends: enisa

# Is the product reachable from a public network? yes, no, unknown. It moves the priority of every vulnerability.
exposed: unknown

# Names that are yours alone: resolved from a public registry they are a finding.
# internal:
#   - '@your-organisation/*'

# rules:
#   floating-range: review
#   stale-data:
#     level: review

# exceptions:
#   - rule: known-vulnerability
#     subject: CVE-2020-8203
#     reason: zipObjectDeep is not called
#     owner: team-api
#     until: 2027-03-31
`;
