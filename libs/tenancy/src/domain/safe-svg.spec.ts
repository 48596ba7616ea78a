import { describe, expect, it } from 'vitest';
import { svgProblems } from './safe-svg.js';
import { SourceText } from './source-text.js';

const OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">\n<title>Stemma</title>\n';

function problemsOf(inner: string): string[] {
  return svgProblems(new SourceText('logo.svg', `${OPEN}${inner}\n</svg>\n`)).map(({ line, message }) => `${line}: ${message}`);
}

describe('a drawing', () => {
  it.each([
    '<path d="M0 0h8v8z" fill="#a5122a" transform="rotate(45)"/>',
    '<defs><linearGradient id="sky"><stop offset="0" stop-color="#fff"/></linearGradient></defs><rect width="8" height="8" fill="url(#sky)"/>',
    '<g aria-label="Torre: tre merli"><text x="1" y="2" font-family="Lora, serif">BA &amp; BO</text></g>',
    '<!-- drawn by hand -->',
  ])('is accepted: %s', (inner) => {
    expect(problemsOf(inner)).toEqual([]);
  });

  it.each([
    ['<script>alert(1)</script>', '<script> is not allowed'],
    ['<a href="https://example.org"><rect/></a>', '<a> is not allowed'],
    ['<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>', '<foreignObject> is not allowed'],
    ['<image href="data:image/png;base64,AA=="/>', '<image> is not allowed'],
    ['<use href="#a"/>', '<use> is not allowed'],
    ['<style>*{fill:url(//example.org)}</style>', '<style> is not allowed'],
    ['<animate attributeName="href"/>', '<animate> is not allowed'],
    ['<x:script xmlns:x="http://www.w3.org/2000/svg"/>', '<x:script> is not allowed'],
    ['<rect onload="alert(1)"/>', 'attribute onload of <rect> is not allowed'],
    ['<rect style="fill:red"/>', 'attribute style of <rect> is not allowed'],
    ['<rect xml:base="https://example.org/"/>', 'attribute xml:base of <rect> is not allowed'],
    ['<rect xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/>', 'the namespace http://www.w3.org/1999/xlink is not allowed'],
    ['<rect fill="url(https://example.org/a.svg#b)"/>', 'refers to something outside the drawing'],
    ['<rect fill="URL ( //example.org )"/>', 'refers to something outside the drawing'],
    ['<rect fill="\\75rl(//example.org)"/>', 'refers to something outside the drawing'],
    ['<?xml-stylesheet href="https://example.org/a.css"?>', 'processing instruction'],
    ['<rect>', 'not well-formed XML'],
    ['<rect fill=red/>', 'not well-formed XML'],
    ['&unknown;', 'not well-formed XML'],
  ])('is refused at its line: %s', (inner, message) => {
    expect(problemsOf(inner)).toContainEqual(expect.stringContaining(message));
    if (message !== 'not well-formed XML') expect(problemsOf(inner)[0]).toMatch(/^3: /);
  });

  it.each([
    ['<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title>a</title></svg>', 'document type'],
    ['<html xmlns="http://www.w3.org/1999/xhtml"/>', 'expected an <svg'],
    ['<svg viewBox="0 0 8 8"><title>a</title></svg>', 'expected an <svg'],
    ['<svg xmlns="http://www.w3.org/2000/svg"><title>a</title></svg>', 'no viewBox'],
    ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title> </title></svg>', 'a <title> with text is missing'],
    ['', 'not well-formed XML'],
  ])('is refused: %s', (text, message) => {
    const found = svgProblems(new SourceText('logo.svg', text)).map((problem) => problem.message);
    expect(found).toContainEqual(expect.stringContaining(message));
  });
});
