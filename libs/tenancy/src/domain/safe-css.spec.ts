import { describe, expect, it } from 'vitest';
import { cssProblems } from './safe-css.js';
import { SourceText } from './source-text.js';

const problemsOf = (css: string): string[] =>
  cssProblems(new SourceText('theme.css', css)).map(({ line, message }) => `${line}: ${message}`);

describe('a theme', () => {
  it.each([
    ':root { --bs-primary: #a5122a; --bs-link: color-mix(in srgb, var(--bs-primary) 80%, black); }',
    '@media (min-width: 48rem) { .it-header-center-wrapper { border-bottom: 4px solid rgb(165 18 42 / 80%); } }',
    '.hero:not(:first-child) { background: linear-gradient(90deg, #a5122a, #600); width: calc(100% - 2rem); }',
  ])('is accepted: %s', (css) => {
    expect(problemsOf(css)).toEqual([]);
  });

  it.each([
    ['a { background: url(a.png) }', 'url() is not allowed'],
    ['a { background: URL("https://example.org/a.png") }', 'url() is not allowed'],
    ['a { --image: url(a.png) }', 'url() is not allowed'],
    ['a { color: var(--a, url(a.png)) }', 'not allowed'],
    ['a { &:hover { background: url(a.png) } }', 'url() is not allowed'],
    ['a { background: u\\72l(a.png) }', 'a backslash is not allowed'],
    ['a { background: image-set("a.png" 1x) }', 'image-set() is not allowed'],
    ['a { background: src("a.png") }', 'src() is not allowed'],
    ['a { width: expression(alert(1)) }', 'expression() is not allowed'],
    ['@import "a.css";', '@import is not allowed'],
    ['@font-face { font-family: a; src: local(b) }', '@font-face is not allowed'],
    ['@namespace "https://example.org";', '@namespace is not allowed'],
    ['@charset "utf-7";', '@charset is not allowed'],
    ['a { color red }', 'not valid CSS'],
  ])('is refused at its line: %s', (css, message) => {
    const found = problemsOf(`:root {}\n${css}`);
    expect(found[0]).toMatch(/^2: /);
    expect(found).toContainEqual(expect.stringContaining(message));
  });
});
