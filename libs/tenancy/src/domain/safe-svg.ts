import { DOMParser, type Document, type Element, MIME_TYPE, type Node, ParseError } from '@xmldom/xmldom';
import type { SourceText } from './source-text.js';
import type { TenantFileProblem } from './tenant-file.errors.js';

const SVG = 'http://www.w3.org/2000/svg';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** What a drawing needs and nothing that runs, loads or embeds. What is not named here is refused. */
const ELEMENTS = new Set(
  'svg title desc defs g path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient stop clipPath mask'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  (
    'id role viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points transform gradientTransform gradientUnits offset ' +
    'spreadMethod clipPathUnits maskUnits maskContentUnits preserveAspectRatio version fill fill-opacity fill-rule stroke stroke-width ' +
    'stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset stop-color stop-opacity opacity ' +
    'color clip-path clip-rule mask display visibility font-family font-size font-weight font-style letter-spacing text-anchor ' +
    'dominant-baseline aria-label aria-labelledby aria-describedby aria-hidden focusable'
  ).split(' '),
);
/** A reference inside the drawing: url(#gradient). Everything else that looks like an address is refused. */
const INNER_REFERENCE = /^url\(#[\w-]+\)$/;
const ADDRESS = /url\s*\(|:|\\/i;

/** The SVG's dangers: scripts, event handlers, foreign content, references to the outside, document types. */
export function svgProblems(source: SourceText): readonly TenantFileProblem[] {
  const parsed = parse(source);
  if ('problem' in parsed) return [parsed.problem];
  const { document } = parsed;
  const root = document.documentElement;
  if (document.doctype !== null) return [at(source, document.doctype, 'a document type (<!DOCTYPE …>) is not allowed')];
  if (root === null || root.localName !== 'svg' || root.namespaceURI !== SVG) {
    return [source.problemAt(0, 'UNSAFE_SVG', `expected an <svg xmlns="${SVG}"> as the root`)];
  }
  const problems = [...children(document), root].flatMap((node) => [...nodeProblems(source, node)]);
  if (!root.hasAttribute('viewBox')) problems.push(at(source, root, 'the root has no viewBox; without it the drawing cannot be scaled'));
  const title = children(root).find((node) => node.nodeName === 'title');
  if ((title?.textContent ?? '').trim() === '')
    problems.push(at(source, root, 'a <title> with text is missing; it is what a screen reader says'));
  return problems;
}

function parse(source: SourceText): { readonly document: Document } | { readonly problem: TenantFileProblem } {
  try {
    const onError = (_level: string, message: string, context: { readonly locator?: Locator }): never => {
      throw new ParseError(message, context.locator);
    };
    return { document: new DOMParser({ onError }).parseFromString(source.text, MIME_TYPE.XML_APPLICATION) };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const place = error.locator as Locator | undefined;
    return {
      problem: {
        ...source.problemAt(0, 'UNSAFE_SVG', `not well-formed XML: ${error.message}`),
        line: place?.lineNumber ?? 1,
        column: place?.columnNumber ?? 1,
      },
    };
  }
}

interface Locator {
  readonly lineNumber?: number;
  readonly columnNumber?: number;
}

function* nodeProblems(source: SourceText, node: Node): Generator<TenantFileProblem> {
  if (node.nodeType === node.PROCESSING_INSTRUCTION_NODE) yield at(source, node, 'a processing instruction is not allowed');
  if (node.nodeType !== node.ELEMENT_NODE) return;
  const element = node as Element;
  if (element.namespaceURI !== SVG || !ELEMENTS.has(element.nodeName)) {
    yield at(source, element, `the element <${element.nodeName}> is not allowed; allowed: ${[...ELEMENTS].join(', ')}`);
    return;
  }
  for (const attribute of Array.from(element.attributes)) {
    const { nodeName, value } = attribute;
    if (attribute.namespaceURI === XMLNS) {
      if (value !== SVG) yield at(source, element, `the namespace ${value} is not allowed in a drawing`);
    } else if (!ATTRIBUTES.has(nodeName)) {
      yield at(source, element, `the attribute ${nodeName} of <${element.nodeName}> is not allowed`);
    } else if (ADDRESS.test(value) && !INNER_REFERENCE.test(value) && nodeName !== 'aria-label') {
      yield at(source, element, `${nodeName}="${value}" refers to something outside the drawing; only url(#id) is allowed`);
    }
  }
  for (const child of children(element)) yield* nodeProblems(source, child);
}

function children(node: Node): readonly Node[] {
  return Array.from(node.childNodes);
}

function at(source: SourceText, node: Node, message: string): TenantFileProblem {
  return { ...source.problemAt(0, 'UNSAFE_SVG', message), line: node.lineNumber ?? 1, column: node.columnNumber ?? 1 };
}
