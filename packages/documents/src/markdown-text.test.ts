import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownCode, markdownText } from './markdown-text.ts';

describe('markdownText', () => {
  it.each([
    ['plain words, 1.2.3', 'plain words, 1.2.3'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['a | b', String.raw`a \| b`],
    ['[x](javascript:y)', String.raw`\[x\](javascript:y)`],
    ['`code` **bold** ~~no~~ __x__', String.raw`\`code\` \*\*bold\*\* \~\~no\~\~ \_\_x\_\_`],
    ['$x$', String.raw`\$x\$`],
    ['@octocat', '@&#8203;octocat'],
    ['a/b#1 and GH-12 and !3', 'a/b#&#8203;1 and GH&#8203;-12 and !&#8203;3'],
    ['https://evil.example', 'https:&#8203;//evil.example'],
    ['www.evil.example', 'www&#8203;.evil.example'],
    ['&amp; &lt;', '&amp;amp; &amp;lt;'],
    [':smile: a: b', ':&#8203;smile: a: b'],
    ['a\nb', String.raw`a\\u{a}b`],
  ])('shows %j as it is', (text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });
});

describe('markdownCode', () => {
  it.each([
    ['lodash@4.17.4', false, '`lodash@4.17.4`'],
    ['a`b', false, '``a`b``'],
    ['`a``', false, '``` `a`` ```'],
    ['a|b', true, String.raw`\`a\|b\``.replaceAll(String.raw`\``, '`')],
    ['', false, '` `'],
    ['  ', false, '` `'],
  ])('shows %j as a code span', (text, inTable, expected) => {
    expect(markdownCode(text, inTable)).toBe(expected);
  });

  it('cannot be left, whatever the text', () => {
    const texts = array(constantFrom('`', '``', 'a', '|', '\\', '\n', ' ', '<b>', '@x')).map((parts) => parts.join(''));
    assert(
      property(texts, (text) => {
        const code = markdownCode(text);
        const fence = /^`+/.exec(code)?.[0] ?? '';
        const inner = code.slice(fence.length, -fence.length);
        expect(code.endsWith(fence)).toBe(true);
        for (const [run] of inner.matchAll(/`+/g)) expect(run).not.toBe(fence);
        expect(inner).not.toContain('\n');
      }),
    );
  });
});
